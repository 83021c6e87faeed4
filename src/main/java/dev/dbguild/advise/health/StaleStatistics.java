package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.MeasuresTables.TableMeasure;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// The planner guesses, because a table was never analysed or has changed much since.
final class StaleStatistics implements HealthCheck {
    private static final long ENOUGH_ROWS = 1_000;
    private static final long MANY_CHANGES = 1_000;
    private static final double MUCH = 0.5;

    private static final HealthCard CARD =
            new HealthCard(
                            "stale-statistics",
                            "the planner guesses row counts, so it may choose the wrong plan",
                            "1,000 rows never analysed; an info when 1,000 rows and half the table changed since, a warning when all of it did",
                            "pganalyze speaks on old statistics; autoanalyze should come at 10 %, the figures are ours",
                            "nothing")
                    .counting(Basis.DATABASE);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.tables().stream()
                .filter(table -> never(table) || outdated(table))
                .map(StaleStatistics::finding)
                .toList();
    }

    private static boolean never(TableMeasure table) {
        return table.rows() < 0 && table.lastAnalyze() == null && table.liveRows() >= ENOUGH_ROWS;
    }

    private static boolean outdated(TableMeasure table) {
        return table.changedSinceAnalyze() >= MANY_CHANGES
                && table.liveRows() >= ENOUGH_ROWS
                && !countedTwice(table)
                && table.changedSinceAnalyze() >= MUCH * Math.max(1, table.liveRows());
    }

    /// What a session changed before it analysed the table may reach the counters afterwards: then as many rows are
    /// counted as new as there are more than analysed, though the file has not grown.
    private static boolean countedTwice(TableMeasure table) {
        return !table.upkeep().grown()
                && table.rows() + table.changedSinceAnalyze() == table.liveRows();
    }

    private static Finding finding(TableMeasure table) {
        HealthSpot spot = CARD.measured(table.shown());
        Remedy remedy =
                new Remedy(
                        "analyse it",
                        "analyze %s;"
                                .formatted(IndexStatement.table(table.schema(), table.table())));
        return never(table)
                ? spot.warning(
                        "'%s' has %s rows and was never analysed"
                                .formatted(table.shown(), Figures.count(table.liveRows())),
                        remedy)
                : outdated(spot, table, remedy);
    }

    private static Finding outdated(HealthSpot spot, TableMeasure table, Remedy remedy) {
        String message =
                "%s rows of '%s' changed since it was analysed; it has %s"
                        .formatted(
                                Figures.count(table.changedSinceAnalyze()),
                                table.shown(),
                                Figures.count(table.liveRows()));
        return table.changedSinceAnalyze() >= table.liveRows()
                ? spot.warning(message, remedy)
                : spot.info(message, remedy);
    }
}
