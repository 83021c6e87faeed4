package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A column that SQLite cannot drop.
final class DropColumnRefusedBySqlite implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "drop-column-refused-by-sqlite",
                            Severity.ERROR,
                            "SQLite refuses the statement",
                            "drop what names the column first, or build the table anew",
                            List.of(
                                    "create table t (id integer primary key, a int); alter table t drop column id;",
                                    "create table t (id integer primary key, a int unique); alter table t drop column a;",
                                    "create table t (id integer primary key, a int); create index i on t (a); alter table t drop column a;"),
                            List.of(
                                    "create table t (id integer primary key, a int); alter table t drop column a;",
                                    "create table t (id integer primary key, a int); create index i on t (a); drop index i; alter table t drop column a;",
                                    "alter table t drop column a;"))
                    .forEngines("sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.AlterTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.AlterTable.class)
                .flatMap(alter -> alter.actions().stream())
                .filter(AlterAction.DropColumn.class::isInstance)
                .map(action -> ((AlterAction.DropColumn) action).column())
                .filter(column -> isKeyed(step, column))
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static boolean isKeyed(Step step, Name column) {
        return step.catalogue().table(step.table()).indexes().stream()
                .anyMatch(index -> index.isOn(column.last()));
    }

    private static Suspicion suspicion(Step step, Name column) {
        return new Suspicion(
                Step.column(step.table(), column),
                "SQLite does not drop '" + column.text() + "' while a key or an index is on it",
                new Remedy("drop the index first; where it is a key, build the table anew", null),
                new Claim.Fails());
    }
}
