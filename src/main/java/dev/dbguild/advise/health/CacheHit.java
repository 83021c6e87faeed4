package dev.dbguild.advise.health;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.engine.MeasuresCache.Cache;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Too many blocks come from outside the server's cache.
final class CacheHit implements HealthCheck {
    private static final long ENOUGH_BLOCKS = 100_000;
    private static final long BLOCK = 8192;

    private static final HealthCard CARD =
            new HealthCard(
                            "low-cache-hit-ratio",
                            "blocks are read from outside the cache again and again",
                            "under 95 % of at least 100,000 blocks, once the counters are a day old or twice as much was read as the"
                                    + " database holds; an error under 85 %",
                            "the seeds' table of thresholds; the floor is ours, for whoever starts has nothing in the cache",
                            "nothing")
                    .counting(Basis.DATABASE);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Cache cache = facts.cache();
        long reads = cache.heapReads() + cache.indexReads();
        long all = reads + cache.heapHits() + cache.indexHits();
        if (all < ENOUGH_BLOCKS || isWarmingUp(facts, reads)) {
            return List.of();
        }
        double percent = 100.0 * (all - reads) / all;
        String tables =
                cache.tables().stream()
                        .limit(3)
                        .map(table -> "'" + table.table() + "'")
                        .collect(Collectors.joining(", "));
        String message =
                "%s of %s blocks were in the cache of %s; most reads from outside: %s"
                        .formatted(
                                Figures.percent(percent),
                                Figures.count(all),
                                Bytes.shown(cache.cacheBytes()),
                                tables.isEmpty() ? "none" : tables);
        return CARD.measured("cache")
                .rated(
                        Threshold.CACHE_HIT.rate(percent),
                        message,
                        new Remedy(
                                "first look for scans that read too much; then raise shared_buffers, towards a quarter of memory",
                                null))
                .toList();
    }

    /// Each block must be read once before it can be found in the cache.
    private static boolean isWarmingUp(HealthFacts facts, long reads) {
        Long bytes = facts.server().bytes();
        return !facts.countedFor(Duration.ofDays(1)) && bytes != null && reads < 2 * bytes / BLOCK;
    }
}
