package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.MeasuresWraparound.TableAge;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// Autovacuum should long have frozen a table by force, and has not got through.
final class FreezeOverdue implements HealthCheck {
    private static final double LATE = 1.1;
    private static final double GRAVE = 2;
    private static final int MOST = 10;

    private static final HealthCard CARD =
            new HealthCard(
                    "freeze-overdue",
                    "the table keeps old transaction numbers in use; when they run out the server refuses all writes",
                    "1.1 times autovacuum_freeze_max_age (or the multixact one), the table's own where it is lower;"
                            + " an error from twice that; TOAST included",
                    "autovacuum begins at 1; the tenth leaves it time; PgHero watches the same age",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.wraparound().tables().stream()
                .filter(table -> table.used() >= LATE)
                .limit(MOST)
                .map(FreezeOverdue::finding)
                .toList();
    }

    private static Finding finding(TableAge table) {
        String name = IndexStatement.table(table.schema(), table.table());
        String message =
                "'%s'%s is %s transactions and %s multixacts old; autovacuum should have frozen it at %s and %s"
                        .formatted(
                                name,
                                table.toast() ? " (its TOAST table)" : "",
                                Figures.count(table.xidAge()),
                                Figures.count(table.multixactAge()),
                                Figures.count(table.xidLimit()),
                                Figures.count(table.multixactLimit()));
        return CARD.measured(name)
                .graded(
                        table.used() >= GRAVE,
                        message,
                        new Remedy(
                                "end what holds vacuum back, then freeze it; readers and writers go on meanwhile",
                                "vacuum (freeze) %s;".formatted(name)));
    }
}
