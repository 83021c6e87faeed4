package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Rating;
import dev.dbguild.finding.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Lists the statements that took the most time, as the server itself counted them.
final class SlowQueries implements Tool<SlowQueries.Args> {
    private static final int READ = 500;

    record Args(String target, @Nullable Integer limit, @Nullable Double minMeanMs) {}

    /// @param available false when the server does not count; `reason` says why and what to do
    /// @param statements how many different ones there are
    record Slow(
            boolean available,
            @Nullable String reason,
            @Nullable Instant since,
            long statements,
            double totalMs,
            List<Query> queries) {}

    /// @param sharePercent of the time of all statements
    record Query(
            String queryId,
            String query,
            long calls,
            double meanMs,
            double maxMs,
            double totalMs,
            double sharePercent,
            long rows,
            @Nullable Double cacheHitPercent,
            @Nullable String temporary,
            Rating rating) {}

    @Override
    public String name() {
        return "slow_queries";
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
        int limit = Asked.within("limit", args.limit(), 10, 100);
        double least = args.minMeanMs() == null ? 0 : args.minMeanMs();
        Target target = context.targets().named(args.target());
        ListsSlowQueries.SlowQueries found =
                Engines.on(target, ListsSlowQueries.class).list(target, least > 0 ? READ : limit);
        List<Query> queries =
                found.queries().stream()
                        .filter(each -> each.meanMs() >= least)
                        .limit(limit)
                        .map(SlowQueries::query)
                        .toList();
        Slow payload =
                new Slow(
                        found.available(),
                        found.unavailable(),
                        found.since(),
                        found.statements(),
                        Asked.rounded(found.totalMs()),
                        queries);
        return ToolResult.of(summary(payload), payload);
    }

    private static Query query(SlowQuery slow) {
        return new Query(
                slow.queryId(),
                String.valueOf(Asked.line(slow.query(), 2000)),
                slow.calls(),
                Asked.rounded(slow.meanMs()),
                Asked.rounded(slow.maxMs()),
                Asked.rounded(slow.totalMs()),
                Asked.rounded(slow.share()),
                slow.rows(),
                Asked.rounded(slow.cacheHitPercent()),
                slow.tempBytes() == 0 ? null : Size.text(slow.tempBytes()),
                Threshold.QUERY_RESPONSE.rate(slow.meanMs()));
    }

    private static String summary(Slow slow) {
        if (!slow.available()) {
            return String.valueOf(slow.reason());
        }
        String all = Asked.count(slow.statements(), "statement") + " counted";
        if (slow.queries().isEmpty()) {
            return all + ", none of them that slow";
        }
        Query first = slow.queries().getFirst();
        return all
                + String.format(
                        Locale.ROOT,
                        "; the first takes %.0f %% of all time: %d calls of %.2f ms",
                        first.sharePercent(),
                        first.calls(),
                        first.meanMs());
    }
}
