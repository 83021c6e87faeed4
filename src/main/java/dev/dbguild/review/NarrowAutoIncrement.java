package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Map;

/// An AUTO_INCREMENT column that soon has no value left.
final class NarrowAutoIncrement implements ChangeRule {
    private static final Map<String, String> SMALL =
            Map.of("tinyint", "127", "smallint", "32,767", "mediumint", "8,388,607");

    private static final RuleCard CARD =
            new RuleCard(
                            "narrow-auto-increment",
                            Severity.WARNING,
                            "inserts fail once the last value is used up",
                            "make it BIGINT",
                            List.of(
                                    "create table t (id smallint auto_increment primary key);",
                                    "create table t (id mediumint unsigned not null auto_increment primary key);"),
                            List.of(
                                    "create table t (id bigint auto_increment primary key);",
                                    "create table t (id int auto_increment primary key);",
                                    "create table t (id smallint primary key);"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.CreateTable.class)
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.generated() == Column.Generated.IDENTITY)
                .filter(column -> SMALL.containsKey(column.type().base()))
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        return new Suspicion(
                Step.column(step.table(), column.name()),
                "after "
                        + SMALL.get(column.type().base())
                        + " rows, deleted ones counted, every insert fails, and to change the type then copies the table",
                new Remedy("say BIGINT UNSIGNED NOT NULL AUTO_INCREMENT", null),
                new Claim.Written());
    }
}
