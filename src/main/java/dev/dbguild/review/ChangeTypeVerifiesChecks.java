package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// A type change that writes nothing, on a column that a CHECK names.
final class ChangeTypeVerifiesChecks implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "change-type-verifies-checks",
                    Severity.ERROR,
                    "the CHECK is verified anew, every row read while everybody waits",
                    "drop the CHECK, change the type, add the CHECK NOT VALID and validate it",
                    List.of(
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint, code varchar(10) constraint short check (length(code) > 2));
                            -- file: V2__wider.sql
                            alter table orders alter column code type varchar(20);
                            """),
                    List.of(
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint constraint above check (id > 0), code varchar(10));
                            -- file: V2__wider.sql
                            alter table orders alter column code type varchar(20);
                            """,
                            "create table orders (code varchar(10) check (length(code) > 2)); alter table orders alter column code type varchar(20);",
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (code varchar(10) constraint short check (length(code) > 2));
                            -- file: V2__wider.sql
                            alter table orders drop constraint short;
                            alter table orders alter column code type varchar(20);
                            """,
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (total int constraint above check (total > 0));
                            -- file: V2__wider.sql
                            alter table orders alter column total type bigint;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AlterType.class, AlterAction.DropConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.AlterType.class)
                .filter(change -> !TypeChange.of(step, table(step), change).rewrites())
                .flatMap(change ->
                        table(step).constraints().stream()
                                .filter(each -> each.valid() && each.checks(change.column().last()))
                                .filter(each -> !drops(step, each.name()))
                                .limit(1)
                                .map(check -> suspicion(step, change, check)))
                .toList();
    }

    private static boolean drops(Step step, String constraint) {
        return step.actions(AlterAction.DropConstraint.class)
                .anyMatch(drop -> drop.constraint().last().equals(constraint));
    }

    private static KnownTable table(Step step) {
        return step.catalogue().table(step.table());
    }

    private static Suspicion suspicion(
            Step step, AlterAction.AlterType change, KnownConstraint check) {
        Name table = step.table();
        String name = Name.written(check.name());
        return new Suspicion(
                Step.column(table, change.column()),
                "the type alone would cost nothing, but '"
                        + check.name()
                        + "' names the column and is verified anew over every row of "
                        + step.described(table)
                        + " under a lock that lets nobody read or write",
                Rewording.patient(
                        "let the CHECK go while the type changes, and verify it afterwards under a lock that lets others work",
                        Rewording.alter(
                                table,
                                "DROP CONSTRAINT %s, ALTER COLUMN %s TYPE %s, ADD CONSTRAINT %1$s CHECK (%s) NOT VALID"
                                        .formatted(
                                                name,
                                                change.column().text(),
                                                change.type().text(),
                                                condition(check))),
                        Rewording.alter(table, "VALIDATE CONSTRAINT " + name)),
                new Claim.Scans(table));
    }

    private static String condition(KnownConstraint check) {
        return ((Constraint.Check) check.constraint()).condition().text();
    }
}
