package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.EstimatesBloat;
import dev.dbguild.engine.EstimatesBloat.Bloat;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Rating;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.finding.Threshold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows dead rows and wasted space of each table.
final class TableBloat implements Tool<TableBloat.Args> {
    /// Fewer dead rows than this are not worth a vacuum, whatever their share.
    private static final long NOTICEABLE = 1000;

    record Args(String target, @Nullable Integer limit) {}

    /// @param method how figures were come by
    record Dead(int tablesTotal, int tablesBloated, String method, List<Table> tables) {}

    /// @param rating of the dead rows; good below a thousand of them
    /// @param wastedPercent of the heap, an estimate; null when the role may not read the statistics for it
    record Table(
            String table,
            long liveRows,
            long deadRows,
            double deadPercent,
            Rating rating,
            String heapSize,
            @Nullable String wasted,
            @Nullable Double wastedPercent,
            @Nullable Rating wastedRating,
            @Nullable Instant lastVacuum,
            @Nullable String remedy) {}

    @Override
    public String name() {
        return "table_bloat";
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
        int limit = Asked.within("limit", args.limit(), 20, 500);
        Target target = context.targets().named(args.target());
        List<Bloat> all = Engines.on(target, EstimatesBloat.class).estimate(target);
        List<Bloat> bad = all.stream().filter(each -> rating(each) != Rating.GOOD).toList();
        Dead payload =
                new Dead(
                        all.size(),
                        bad.size(),
                        "dead rows as the statistics collector counts them; waste estimated from column widths",
                        all.stream().limit(limit).map(TableBloat::table).toList());
        List<Finding> findings = bad.stream().map(TableBloat::finding).toList();
        return new ToolResult(summary(payload, bad), payload, findings, null);
    }

    private static Rating rating(Bloat bloat) {
        return bloat.deadRows() < NOTICEABLE
                ? Rating.GOOD
                : Threshold.DEAD_ROWS.rate(bloat.deadPercent());
    }

    private static Table table(Bloat bloat) {
        Double wasted = bloat.wastedPercent();
        return new Table(
                bloat.shown(),
                bloat.liveRows(),
                bloat.deadRows(),
                Asked.rounded(bloat.deadPercent()),
                rating(bloat),
                Size.text(bloat.heapBytes()),
                bloat.wastedBytes() == null ? null : Size.text(bloat.wastedBytes()),
                Asked.rounded(wasted),
                wasted == null ? null : Threshold.FRAGMENTATION.rate(wasted),
                bloat.lastVacuum(),
                rating(bloat) == Rating.GOOD ? null : vacuum(bloat));
    }

    private static String vacuum(Bloat bloat) {
        return "vacuum (analyze) " + IndexFaults.written(bloat.schema(), bloat.table()) + ";";
    }

    private static Finding finding(Bloat bloat) {
        return new Finding(
                "dead-rows",
                rating(bloat) == Rating.CRITICAL ? Severity.ERROR : Severity.WARNING,
                bloat.shown(),
                Location.ofObject(bloat.shown()),
                Asked.percent(bloat.deadPercent())
                        + " of the rows of '"
                        + bloat.shown()
                        + "' are dead ("
                        + bloat.deadRows()
                        + "): every scan reads them too",
                new Remedy("vacuum it now, and let autovacuum come to it sooner", vacuum(bloat)),
                Proof.OBSERVED,
                null);
    }

    private static String summary(Dead all, List<Bloat> bad) {
        if (bad.isEmpty()) {
            return "none of " + Asked.count(all.tablesTotal(), "table") + " has many dead rows";
        }
        Bloat worst = bad.getFirst();
        return Asked.count(bad.size(), "table")
                + " with many dead rows; the worst is '"
                + worst.shown()
                + "' with "
                + Asked.percent(worst.deadPercent());
    }
}
