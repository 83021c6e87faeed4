package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Name;
import java.util.List;

/// A NOT NULL column that old rows have no value for.
final class AddRequiredColumn implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-required-column",
                    Severity.ERROR,
                    "it fails as soon as the table has a row",
                    "add the column empty, fill it, then make it NOT NULL",
                    List.of("alter table orders add column code text not null;"),
                    List.of(
                            "alter table orders add column code text not null default 'x';",
                            "alter table orders add column code text;",
                            "create table orders (id bigint); alter table orders add column code text not null;",
                            "alter table orders add column n bigint generated always as identity not null;",
                            "alter table orders add column n serial not null;"));

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
                .filter(column -> column.notNull() || column.primaryKey())
                .filter(column -> column.value() == null && !column.type().isSerial())
                .filter(column -> column.generated() == Column.Generated.NOT)
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        Name table = step.table();
        String name = column.name().text();
        return new Suspicion(
                Step.column(table, column.name()),
                "the rows that "
                        + step.described(table)
                        + " already has would hold no value, and the server refuses that",
                Rewording.patient(
                        "add it empty, write it from the application, fill old rows, then require it",
                        Rewording.alter(table, "ADD COLUMN " + name + " " + column.type().text()),
                        Rewording.later(
                                "once every row has a value",
                                Rewording.notNull(step, column.name()))),
                new Claim.Means(table));
    }
}
