package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Expression;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Stream;

/// Another value for rows that leave a column out.
final class ChangeDefault implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "change-default",
                    Severity.INFO,
                    "programs that leave the column out get another value from now on, or fail",
                    "release programs that name the value themselves first",
                    List.of(
                            "alter table orders alter column status set default 'open';",
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint, status text not null default 'new');
                            -- file: V2__no_default.sql
                            alter table orders alter column status drop default;
                            """),
                    List.of(
                            "alter table orders add column status text; alter table orders alter column status set default 'open';",
                            "create table orders (status text); alter table orders alter column status set default 'open';",
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint, status text default 'new');
                            -- file: V2__no_default.sql
                            alter table orders alter column status drop default;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.SetDefault.class, AlterAction.DropDefault.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Suspicion> set =
                step.actions(AlterAction.SetDefault.class)
                        .filter(change -> isOld(step, change.column()))
                        .map(change -> suspicion(step, change.column(), get(change.value())));
        Stream<Suspicion> dropped =
                step.actions(AlterAction.DropDefault.class)
                        .filter(change -> isRequired(step, change.column()))
                        .map(change ->
                                suspicion(
                                        step, change.column(), "are refused, for it is NOT NULL"));
        return Stream.concat(set, dropped).toList();
    }

    private static String get(Expression value) {
        return "get '" + value.text() + "' there from now on; old rows keep what they have";
    }

    private static boolean isOld(Step step, Name column) {
        return !step.catalogue().table(step.table()).added(column.last());
    }

    private static boolean isRequired(Step step, Name column) {
        return isOld(step, column)
                && step.catalogue()
                        .table(step.table())
                        .column(column.last())
                        .map(KnownColumn::notNull)
                        .orElse(false);
    }

    private static Suspicion suspicion(Step step, Name column, String what) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column),
                "rows of '"
                        + table.text()
                        + "' that programs write without '"
                        + column.text()
                        + "' "
                        + what,
                new Remedy(
                        "let programs name the value themselves before the default changes", null),
                new Claim.Means(table));
    }
}
