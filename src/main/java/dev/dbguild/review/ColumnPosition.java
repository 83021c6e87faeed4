package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Stream;

/// A column that is put FIRST or AFTER another.
final class ColumnPosition implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "column-position",
                            Severity.INFO,
                            "programs that count columns read another one, and the table may be built anew",
                            "add it at the end, and name columns in queries",
                            List.of(
                                    "alter table orders add column a int first;",
                                    "alter table orders modify total int after id;"),
                            List.of(
                                    "alter table orders add column a int;",
                                    "create table orders (id int primary key); alter table orders add column a int first;"))
                    .forEngines("mysql")
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AddColumn.class, AlterAction.ModifyColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Column> added =
                step.actions(AlterAction.AddColumn.class).map(AlterAction.AddColumn::column);
        Stream<Column> moved =
                step.actions(AlterAction.ModifyColumn.class).map(AlterAction.ModifyColumn::column);
        return Stream.concat(added, moved)
                .filter(column ->
                        column.options().containsKey("FIRST")
                                || column.options().containsKey("AFTER"))
                .map(column -> suspicion(step, column.name()))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column),
                "the order of the columns of '"
                        + table.text()
                        + "' changes for SELECT * and for INSERT without a list; before MySQL 8.0.29 every row is written anew for it",
                new Remedy("leave out FIRST and AFTER, and name the columns in queries", null),
                new Claim.Means(table));
    }
}
