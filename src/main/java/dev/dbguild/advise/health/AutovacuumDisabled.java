package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.MeasuresTables.TableMeasure;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// Autovacuum is switched off for one table.
final class AutovacuumDisabled implements HealthCheck {
    private static final long FLOOR = 1_000;

    private static final HealthCard CARD =
            new HealthCard(
                    "autovacuum-disabled",
                    "dead rows of the table are never removed and its statistics never refreshed",
                    "tables of 1,000 rows, dead or alive; only an info while vacuum would not be due",
                    "PostgreSQL documentation, routine vacuuming; the floor is ours",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.tables().stream()
                .filter(table -> !table.upkeep().enabled())
                .filter(table -> table.liveRows() + table.deadRows() >= FLOOR)
                .map(AutovacuumDisabled::finding)
                .toList();
    }

    private static Finding finding(TableMeasure table) {
        String message =
                "autovacuum is off for '%s': %s live rows, %s dead, %s changed since it was analysed"
                        .formatted(
                                table.shown(),
                                Figures.count(table.liveRows()),
                                Figures.count(table.deadRows()),
                                Figures.count(table.changedSinceAnalyze()));
        Remedy remedy =
                new Remedy(
                        "switch it on again; what a large load gains by it, a vacuum afterwards costs",
                        "alter table %s reset (autovacuum_enabled);"
                                .formatted(IndexStatement.table(table.schema(), table.table())));
        HealthSpot spot = CARD.measured(table.shown());
        boolean due =
                table.deadRows() >= table.upkeep().vacuumFrom()
                        || table.changedSinceAnalyze() >= table.upkeep().analyzeFrom();
        return due ? spot.warning(message, remedy) : spot.info(message, remedy);
    }
}
