package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Name;
import java.util.List;

/// A column whose default differs from row to row.
final class AddColumnWithVolatileDefault implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-column-with-volatile-default",
                    Severity.ERROR,
                    "the whole table is written anew while everybody waits",
                    "add the column empty, set the default, fill old rows in batches",
                    List.of(
                            "alter table orders add column ref uuid default gen_random_uuid();",
                            "alter table orders add column n bigint default nextval('s') not null;"),
                    List.of(
                            "alter table orders add column n int default 0;",
                            "alter table orders add column at timestamptz default now();",
                            "create table orders (id bigint); alter table orders add column ref uuid default gen_random_uuid();",
                            "alter table orders add column ref uuid; alter table orders alter column ref set default gen_random_uuid();"));

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
                .filter(column -> column.generated() == Column.Generated.NOT)
                .filter(column ->
                        column.value() != null
                                && Volatility.mayChange(column.value(), step.catalogue()))
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        Name table = step.table();
        String value = column.value() == null ? "NULL" : column.value().text();
        return new Suspicion(
                Step.column(table, column.name()),
                "every row of "
                        + step.described(table)
                        + " is written anew to hold its own '"
                        + value
                        + "', and nobody can read or write it meanwhile",
                Rewording.patient(
                        "add the column empty, then let the default serve new rows and fill the old ones in batches",
                        steps(step, column, value)),
                new Claim.Rewrites(table));
    }

    private static String[] steps(Step step, Column column, String value) {
        Name table = step.table();
        String name = column.name().text();
        String add = Rewording.alter(table, "ADD COLUMN " + name + " " + column.type().text());
        String set = Rewording.alter(table, "ALTER COLUMN " + name + " SET DEFAULT " + value);
        String fill = Rewording.backfill(table, column.name(), value);
        return column.notNull()
                ? new String[] {add, set, fill, Rewording.notNull(step, column.name())}
                : new String[] {add, set, fill};
    }
}
