package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// An integer with a display width.
final class IntegerDisplayWidth implements ChangeRule {
    private static final Set<String> INTEGERS =
            Set.of("tinyint", "smallint", "mediumint", "integer", "bigint");

    private static final RuleCard CARD =
            new RuleCard(
                            "integer-display-width",
                            Severity.INFO,
                            "the width limits nothing, and later versions drop it",
                            "leave the width out",
                            List.of(
                                    "create table t (id int(11) primary key);",
                                    "alter table t add column a bigint(20);"),
                            List.of(
                                    "create table t (id int primary key);",
                                    "create table t (id int primary key, flag tinyint(1));",
                                    "create table t (id int primary key, a varchar(11));"))
                    .forEngines("mysql")
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, AlterAction.AddColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Column> made =
                step.as(Statement.CreateTable.class).flatMap(table -> table.columns().stream());
        Stream<Column> added =
                step.as(Statement.AlterTable.class)
                        .flatMap(alter -> alter.actions().stream())
                        .filter(AlterAction.AddColumn.class::isInstance)
                        .map(action -> ((AlterAction.AddColumn) action).column());
        return Stream.concat(made, added)
                .filter(column ->
                        INTEGERS.contains(column.type().base())
                                && !column.type().arguments().isEmpty())
                .filter(column ->
                        !column.type().text().toLowerCase(Locale.ROOT).startsWith("tinyint(1)"))
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        return new Suspicion(
                Step.column(step.table(), column.name()),
                "the "
                        + column.type().arguments().getFirst()
                        + " in "
                        + column.type().text()
                        + " is how wide a client would print it, no limit; MySQL 8.0.17 and later warn",
                new Remedy("leave it out", null),
                new Claim.Written());
    }
}
