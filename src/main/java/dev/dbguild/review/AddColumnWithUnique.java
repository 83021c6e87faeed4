package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// A UNIQUE written with a new column.
final class AddColumnWithUnique implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-column-with-unique",
                    Severity.ERROR,
                    "an index is built while everybody waits",
                    "add the column, build the index concurrently, then take it over as the constraint",
                    List.of("alter table orders add column code text unique;"),
                    List.of(
                            "alter table orders add column code text;",
                            "create table orders (id bigint); alter table orders add column code text unique;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AddColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.AddColumn.class)
                .map(AlterAction.AddColumn::column)
                .filter(column ->
                        column.constraints().stream().anyMatch(Constraint.Unique.class::isInstance))
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        Name table = step.table();
        String name = Rewording.constraintName(table, List.of(column.name()), "key");
        return new Suspicion(
                Step.column(table, column.name()),
                "the constraint's index is built over "
                        + step.described(table)
                        + " under a lock that lets nobody read or write",
                Rewording.patient(
                        "build the index beside the work of others, then take it over",
                        Rewording.alter(
                                table,
                                "ADD COLUMN " + column.name().text() + " " + column.type().text()),
                        "CREATE UNIQUE INDEX CONCURRENTLY "
                                + name
                                + " ON "
                                + table.text()
                                + " ("
                                + column.name().text()
                                + ");",
                        Rewording.alter(
                                table, "ADD CONSTRAINT " + name + " UNIQUE USING INDEX " + name)),
                new Claim.Scans(table));
    }
}
