package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// A CHECK written with a new column.
final class AddColumnWithCheck implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-column-with-check",
                    Severity.ERROR,
                    "every row is verified while everybody waits",
                    "add the column, then the constraint NOT VALID, then validate it",
                    List.of(
                            "alter table orders add column n int check (n > 0);",
                            "alter table orders add column n int default 1 constraint positive check (n > 0);"),
                    List.of(
                            "alter table orders add column n int;",
                            "create table orders (id bigint); alter table orders add column n int check (n > 0);"));

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
                .flatMap(column ->
                        column.constraints().stream()
                                .filter(Constraint.Check.class::isInstance)
                                .map(Constraint.Check.class::cast)
                                .filter(check -> !check.unchecked())
                                .map(check -> suspicion(step, column, check)))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column, Constraint.Check check) {
        Name table = step.table();
        String name =
                check.name() == null
                        ? Rewording.constraintName(table, List.of(column.name()), "check")
                        : check.name().text();
        return new Suspicion(
                Step.column(table, column.name()),
                "every row of "
                        + step.described(table)
                        + " is verified under a lock that lets nobody read or write",
                Rewording.patient(
                        "add the constraint unverified, and verify it under a lock that lets others work",
                        Rewording.alter(
                                table,
                                "ADD COLUMN "
                                        + column.name().text()
                                        + " "
                                        + column.type().text()
                                        + Rewording.value(column)),
                        Rewording.alter(
                                table,
                                "ADD CONSTRAINT "
                                        + name
                                        + " CHECK ("
                                        + check.condition().text()
                                        + ") NOT VALID"),
                        Rewording.alter(table, "VALIDATE CONSTRAINT " + name)),
                new Claim.Scans(table));
    }
}
