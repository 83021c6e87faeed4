package dev.dbguild.advise.health;

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
        return facts.bloat().stream().flatMap(TableBloat::find).toList();
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
