package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Optional;

/// A column that SQLite cannot add.
final class AddColumnRefusedBySqlite implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "add-column-refused-by-sqlite",
                            Severity.ERROR,
                            "SQLite refuses the statement",
                            "add it without, or build the table anew",
                            List.of(
                                    "alter table t add column a int not null;",
                                    "alter table t add column a int unique;",
                                    "alter table t add column a int primary key;",
                                    "alter table t add column at text default current_timestamp;",
                                    "alter table t add column a int default (1 + 1);",
                                    "alter table t add column g int generated always as (1) stored;"),
                            List.of(
                                    "alter table t add column a int not null default 5;",
                                    "alter table t add column a int;",
                                    "alter table t add column g int generated always as (1) virtual;",
                                    "alter table t add column a int check (a > 0);"))
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
                .filter(AlterAction.AddColumn.class::isInstance)
                .map(action -> ((AlterAction.AddColumn) action).column())
                .flatMap(column ->
                        why(column).map(reason -> suspicion(step, column, reason)).stream())
                .toList();
    }

    private static Optional<String> why(Column column) {
        if (column.constraints().stream()
                .anyMatch(each ->
                        each instanceof Constraint.Unique
                                || each instanceof Constraint.PrimaryKey)) {
            return Optional.of("it would be PRIMARY KEY or UNIQUE");
        }
        if (column.generated() == Column.Generated.STORED) {
            return Optional.of("it is generated and STORED");
        }
        boolean plain = column.generated() == Column.Generated.NOT;
        if (plain && column.notNull() && column.value() == null) {
            return Optional.of("it is NOT NULL and has no default");
        }
        String value = column.value() == null ? "" : column.value().text();
        return plain && value.matches("(?is)\\(.*|current_(time|date|timestamp)")
                ? Optional.of("its default is not constant, which tables with rows do not bear")
                : Optional.empty();
    }

    private static Suspicion suspicion(Step step, Column column, String reason) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column.name()),
                "SQLite cannot add '" + column.name().text() + "': " + reason,
                new Remedy(
                        "add it without that and fill it, make a unique index by CREATE UNIQUE INDEX, or build the table anew",
                        null),
                new Claim.Fails());
    }
}
