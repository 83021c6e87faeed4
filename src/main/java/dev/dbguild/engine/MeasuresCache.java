package dev.dbguild.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures how many blocks were found in the engine's own cache.
public interface MeasuresCache extends Capability {
    Cache measure(Target target);

    /// @param since when the counters began, null when they were never reset
    /// @param cacheBytes size of the cache, `shared_buffers`
    /// @param tables the ones with the most blocks read from outside the cache, worst first
    record Cache(
            @Nullable Instant since,
            long cacheBytes,
            long heapHits,
            long heapReads,
            long indexHits,
            long indexReads,
            List<TableReads> tables) {
        public Cache {
            tables = List.copyOf(tables);
        }

        /// 0 to 100, null when no heap block was ever touched.
        public @Nullable Double heapHitPercent() {
            return percent(heapHits, heapReads);
        }

        /// 0 to 100, null when no index block was ever touched.
        public @Nullable Double indexHitPercent() {
            return percent(indexHits, indexReads);
        }

        private static @Nullable Double percent(long hits, long reads) {
            return hits + reads == 0 ? null : 100.0 * hits / (hits + reads);
        }
    }

    /// @param reads heap and index blocks that were not in the cache
    record TableReads(String table, long hits, long reads) {}
}
