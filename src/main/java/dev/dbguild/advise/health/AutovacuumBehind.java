package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.MeasuresTables.TableMeasure;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// A table has far more dead rows than should have called autovacuum.
final class AutovacuumBehind implements HealthCheck {
    private static final long FLOOR = 1_000;
    private static final double TIMES = 2;

    private static final HealthCard CARD =
            new HealthCard(
                    "autovacuum-behind",
                    "autovacuum does not keep up with what dies",
                    "1,000 dead rows and twice what calls autovacuum by the table's own settings, while none is at work",
                    "autovacuum comes at once that figure; twice is ours",
                    "nothing; pg_monitor, to see a vacuum at work");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.tables().stream()
                .filter(table -> table.upkeep().enabled() && !table.upkeep().running())
                .filter(table -> table.deadRows() >= FLOOR)
                .filter(table -> table.deadRows() >= TIMES * table.upkeep().vacuumFrom())
                .map(AutovacuumBehind::finding)
                .toList();
    }

    private static Finding finding(TableMeasure table) {
        String message =
                "'%s' has %s dead rows; autovacuum is due from %s and last came %s"
                        .formatted(
                                table.shown(),
                                Figures.count(table.deadRows()),
                                Figures.count(table.upkeep().vacuumFrom()),
                                table.lastVacuum() == null ? "never" : table.lastVacuum());
        return CARD.measured(table.shown())
                .warning(
                        message,
                        new Remedy(
                                "vacuum it; if it comes back, raise autovacuum_vacuum_cost_limit or autovacuum_max_workers,"
                                        + " and see that nothing holds vacuum back",
                                "vacuum (analyze) %s;"
                                        .formatted(
                                                IndexStatement.table(
                                                        table.schema(), table.table()))));
    }
}
