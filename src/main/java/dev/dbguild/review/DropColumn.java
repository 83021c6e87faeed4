package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// A column that is dropped from a table in use.
final class DropColumn implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "drop-column",
                            Severity.WARNING,
                            "code that still reads the column breaks, and its data is gone",
                            "release code that no longer reads it first, drop it later",
                            List.of(
                                    "alter table orders drop column note;",
                                    "alter table orders drop if exists note cascade;"),
                            List.of(
                                    "create table orders (id int, note text); alter table orders drop column note;",
                                    "alter table orders alter column note drop not null;"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.DropColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.DropColumn.class)
                .map(AlterAction.DropColumn::column)
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column),
                "every program that still names '"
                        + column.text()
                        + "' fails from now on, and what it held in "
                        + step.described(table)
                        + " cannot be brought back by a down migration",
                new Remedy(
                        "stop reading and writing it in one release, drop it in a later one, after a backup",
                        null),
                new Claim.Means(table));
    }
}
