package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// A table or column in utf8mb3.
final class ThreeByteCharacterSet implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "three-byte-character-set",
                            Severity.WARNING,
                            "characters of four bytes, such as emoji, are refused",
                            "say utf8mb4",
                            List.of(
                                    "create table t (id int primary key, a varchar(5)) charset=utf8;",
                                    "create table t (id int primary key, a varchar(5) character set utf8mb3);",
                                    "alter table t convert to character set utf8;"),
                            List.of(
                                    "create table t (id int primary key, a varchar(5)) charset=utf8mb4;",
                                    "create table t (id int primary key, a varchar(5));",
                                    "create table t (id int primary key, a varchar(5)) charset=latin1;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, AlterAction.ConvertCharacters.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<String> made =
                step.as(Statement.CreateTable.class)
                        .flatMap(table ->
                                Stream.concat(
                                        Stream.of(table.options()),
                                        table.columns().stream().map(Column::options)))
                        .map(options -> options.getOrDefault("CHARACTER SET", ""));
        Stream<String> converted =
                step.as(Statement.AlterTable.class)
                        .flatMap(alter -> alter.actions().stream())
                        .filter(AlterAction.ConvertCharacters.class::isInstance)
                        .map(action -> ((AlterAction.ConvertCharacters) action).characterSet());
        return Stream.concat(made, converted)
                .filter(set -> set.matches("(?i)utf8(mb3)?"))
                .limit(1)
                .map(set -> suspicion(step, set))
                .toList();
    }

    private static Suspicion suspicion(Step step, String set) {
        return new Suspicion(
                step.table().text(),
                "'"
                        + set
                        + "' is UTF-8 of at most three bytes: emoji and rare characters are refused, and MySQL will drop it",
                new Remedy("say CHARACTER SET utf8mb4", null),
                new Claim.Written());
    }
}
