package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// A default of 0000-00-00.
final class ZeroDateDefault implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "zero-date-default",
                            Severity.WARNING,
                            "the server refuses it in strict mode, and it is no date",
                            "say NULL, or CURRENT_TIMESTAMP",
                            List.of(
                                    "create table t (id int primary key, at datetime default '0000-00-00 00:00:00');",
                                    "alter table t add column d date not null default '0000-00-00';"),
                            List.of(
                                    "create table t (id int primary key, at datetime default null);",
                                    "create table t (id int primary key, at datetime default '1970-01-01 00:00:00');"))
                    .forEngines("mysql");

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
                        column.value() != null
                                && column.value().text().matches("['\"]0000-00-00.*"))
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        return new Suspicion(
                Step.column(step.table(), column.name()),
                "with NO_ZERO_DATE, which strict mode brings, the server refuses this default; without it rows get a date that other programs cannot read",
                new Remedy("say NULL where no date is known, or DEFAULT CURRENT_TIMESTAMP", null),
                new Claim.Written());
    }
}
