package dev.dbguild.advise.health;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.EstimatesBloat.Bloat;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Threshold;
import java.util.List;
import java.util.stream.Stream;

/// Much of a table's file is empty.
final class TableBloat implements HealthCheck {
    private static final long FLOOR = 10 << 20;
    private static final double MUCH = Threshold.FRAGMENTATION.critical();

    private static final HealthCard CARD =
            new HealthCard(
                    "table-bloat",
                    "scans read pages that hold little",
                    "over 30 % and 10 MB of the table's file is empty; measured where pgstattuple is allowed, else reckoned",
                    "the seeds call over 30 % critical; an estimate is off by some 10 %, so less is not told",
                    "select on the table, to see its statistics; pg_stat_scan_tables, to measure");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        List<Finding> found = facts.bloat().stream().flatMap(TableBloat::find).toList();
        if (found.isEmpty()) {
            refuseHidden(facts);
        }
        return found;
    }

    /// A large table whose statistics may not be seen, or that has none, cannot be reckoned.
    private static void refuseHidden(HealthFacts facts) {
        facts.bloat().stream()
                .filter(bloat -> bloat.heapBytes() >= FLOOR && bloat.wastedBytes() == null)
                .filter(bloat -> bloat.liveRows() > 0)
                .findFirst()
                .ifPresent(bloat -> {
                    String name = IndexStatement.table(bloat.schema(), bloat.table());
                    throw new Problem(
                            Code.DATABASE_REFUSED,
                            "the statistics of '%s' are hidden from '%s', or there are none"
                                    .formatted(bloat.shown(), facts.server().user()),
                            "analyze %s; or: grant select on %s to %s;"
                                    .formatted(
                                            name,
                                            name,
                                            IndexStatement.quoted(facts.server().user())));
                });
    }

    private static Stream<Finding> find(Bloat bloat) {
        Double percent = bloat.wastedPercent();
        Long bytes = bloat.wastedBytes();
        if (percent == null || bytes == null || bytes < FLOOR || percent <= MUCH) {
            return Stream.empty();
        }
        String message =
                "%s%s of the %s of '%s' are empty, %s"
                        .formatted(
                                bloat.measured() ? "" : "about ",
                                Bytes.shown(bytes),
                                Bytes.shown(bloat.heapBytes()),
                                bloat.shown(),
                                Figures.percent(percent));
        return Stream.of(
                CARD.measured(bloat.shown())
                        .warning(
                                message,
                                new Remedy(
                                        "'vacuum full' locks readers out until it is done; pg_repack shrinks the table while it is used",
                                        "vacuum (full, analyze) %s;"
                                                .formatted(
                                                        IndexStatement.table(
                                                                bloat.schema(), bloat.table())))));
    }
}
