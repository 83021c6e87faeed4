package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Name;
import java.util.List;

/// A column that must have a value, and is not told which.
final class AddRequiredColumnWithoutDefault implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "add-required-column-without-default",
                            Severity.WARNING,
                            "rows that are there get an empty text or a zero that nobody chose",
                            "add it NULL and fill it, or say a DEFAULT",
                            List.of(
                                    "alter table orders add column state varchar(20) not null;",
                                    "alter table orders add column n int not null, algorithm=instant;"),
                            List.of(
                                    "alter table orders add column n int not null default 5, algorithm=instant;",
                                    "alter table orders add column n int null;",
                                    "create table orders (id int primary key, n int not null);",
                                    "alter table orders add column id int not null auto_increment primary key;",
                                    "alter table orders add column g int as (a + 1) virtual not null;"))
                    .forEngines("mysql");

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
                .filter(column -> column.notNull() && column.value() == null)
                .filter(column -> column.generated() == Column.Generated.NOT)
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column.name()),
                "every row of "
                        + step.described(table)
                        + " gets what "
                        + OnlineWording.version(step)
                        + " takes for nothing in "
                        + column.type().text()
                        + ", an empty text or a zero; a date is refused in strict mode",
                Rewording.remedy(
                        "add it without NOT NULL, fill it with what is meant, and require it later; or say a DEFAULT",
                        "ALTER TABLE %s ADD COLUMN %s %s NULL, ALGORITHM=INSTANT;"
                                .formatted(
                                        table.text(), column.name().text(), column.type().text())),
                new Claim.Means(table));
    }
}
