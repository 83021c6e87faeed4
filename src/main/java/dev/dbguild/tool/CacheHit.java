package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.MeasuresCache;
import dev.dbguild.engine.MeasuresCache.Cache;
import dev.dbguild.engine.MeasuresCache.TableReads;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Rating;
import dev.dbguild.finding.Threshold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures how often blocks were found in the server's cache.
final class CacheHit implements Tool<CacheHit.Args> {
    record Args(String target) {}

    /// @param blocks how many accesses the percentages rest on
    /// @param tables where most blocks were not in the cache
    record Hits(
            @Nullable Double heapHitPercent,
            @Nullable Double indexHitPercent,
            @Nullable Rating heapRating,
            @Nullable Rating indexRating,
            long blocks,
            @Nullable Instant since,
            String cacheSize,
            List<Table> tables) {}

    record Table(String table, double hitPercent, long reads) {}

    @Override
    public String name() {
        return "cache_hit";
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        Target target = context.targets().named(args.target());
        Cache cache = Engines.on(target, MeasuresCache.class).measure(target);
        Hits payload =
                new Hits(
                        Asked.rounded(cache.heapHitPercent()),
                        Asked.rounded(cache.indexHitPercent()),
                        rating(cache.heapHitPercent()),
                        rating(cache.indexHitPercent()),
                        cache.heapHits()
                                + cache.heapReads()
                                + cache.indexHits()
                                + cache.indexReads(),
                        cache.since(),
                        Size.text(cache.cacheBytes()),
                        cache.tables().stream().map(CacheHit::table).toList());
        return ToolResult.of(summary(payload), payload);
    }

    private static @Nullable Rating rating(@Nullable Double percent) {
        return percent == null ? null : Threshold.CACHE_HIT.rate(percent);
    }

    private static Table table(TableReads reads) {
        double percent = 100.0 * reads.hits() / Math.max(1, reads.hits() + reads.reads());
        return new Table(reads.table(), Asked.rounded(percent), reads.reads());
    }

    private static String summary(Hits hits) {
        if (hits.heapHitPercent() == null) {
            return "no block of a user table was ever read, so there is no hit ratio yet";
        }
        return "cache hit ratio: "
                + Asked.percent(hits.heapHitPercent())
                + " of table blocks"
                + (hits.indexHitPercent() == null
                        ? ""
                        : ", " + Asked.percent(hits.indexHitPercent()) + " of index blocks")
                + (hits.since() == null ? "" : " since " + hits.since());
    }
}
