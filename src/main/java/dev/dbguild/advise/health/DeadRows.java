package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.MeasuresTables.TableMeasure;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Threshold;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A table drags along rows that nobody can see any more.
final class DeadRows implements HealthCheck {
    private static final long FLOOR = 1_000;

    private static final HealthCard CARD =
            new HealthCard(
                            "dead-rows",
                            "scans read rows that are deleted; the table grows though its content does not",
                            "1,000 dead rows and 5 % of all; an error over 20 %",
                            "the seeds' table of thresholds; the floor is ours",
                            "nothing")
                    .counting(Basis.DATABASE);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.tables().stream()
                .filter(table -> table.deadRows() >= FLOOR)
                .sorted(Comparator.comparingDouble(TableMeasure::deadPercent).reversed())
                .flatMap(DeadRows::finding)
                .toList();
    }

    private static Stream<Finding> finding(TableMeasure table) {
        Instant vacuumed = table.lastVacuum();
        String message =
                "%s of the rows of '%s' are dead (%s), last vacuumed %s"
                        .formatted(
                                Figures.percent(table.deadPercent()),
                                table.shown(),
                                Figures.count(table.deadRows()),
                                vacuumed == null ? "never" : vacuumed.toString());
        String name = IndexStatement.table(table.schema(), table.table());
        Remedy remedy =
                new Remedy(
                        "vacuum it, and let autovacuum come more often: alter table %s set (autovacuum_vacuum_scale_factor = 0.02)"
                                .formatted(name),
                        "vacuum (analyze) %s;".formatted(name));
        return CARD.measured(table.shown())
                .rated(Threshold.DEAD_ROWS.rate(table.deadPercent()), message, remedy);
    }
}
