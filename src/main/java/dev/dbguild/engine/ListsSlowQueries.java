package dev.dbguild.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the statements of this database that took the most time.
public interface ListsSlowQueries extends Capability {
    SlowQueries list(Target target, int limit);

    /// @param available whether the engine gathers this; when not, `unavailable` says why and what to do
    /// @param since when the counters began, null when unknown
    /// @param statements how many there are in all
    /// @param totalMs execution time of all of them
    record SlowQueries(
            boolean available,
            @Nullable String unavailable,
            @Nullable Instant since,
            long statements,
            double totalMs,
            List<SlowQuery> queries) {
        public SlowQueries {
            queries = List.copyOf(queries);
        }
    }

    /// @param query normalised text, with `$1` for values
    /// @param share percentage of the execution time of all statements
    /// @param cacheHitPercent null when it touched no block
    /// @param tempBytes written to temporary files
    record SlowQuery(
            String queryId,
            String query,
            long calls,
            double meanMs,
            double maxMs,
            double totalMs,
            double share,
            long rows,
            @Nullable Double cacheHitPercent,
            long tempBytes) {}
}
