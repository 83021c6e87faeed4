package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// A table that is not InnoDB.
final class TableOfOtherEngine implements ChangeRule {
    private static final Set<String> WEAK =
            Set.of("myisam", "aria", "memory", "heap", "merge", "mrg_myisam", "csv", "archive");

    private static final RuleCard CARD =
            new RuleCard(
                            "table-of-other-engine",
                            Severity.WARNING,
                            "there are no transactions, no foreign keys and no crash safety",
                            "leave out ENGINE, or say InnoDB",
                            List.of(
                                    "create table logs (id int primary key) engine=MyISAM;",
                                    "create table c (id int primary key) engine=MEMORY;",
                                    "alter table logs engine=MyISAM;"),
                            List.of(
                                    "create table logs (id int primary key) engine=InnoDB;",
                                    "create table logs (id int primary key);",
                                    "create temporary table x (id int) engine=MEMORY;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, AlterAction.TableOption.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<String> made =
                step.as(Statement.CreateTable.class)
                        .filter(table -> !table.temporary())
                        .map(table -> table.options().getOrDefault("ENGINE", "InnoDB"));
        Stream<String> changed =
                step.as(Statement.AlterTable.class)
                        .flatMap(alter -> alter.actions().stream())
                        .filter(AlterAction.TableOption.class::isInstance)
                        .map(AlterAction.TableOption.class::cast)
                        .filter(option -> option.name().equals("ENGINE"))
                        .map(AlterAction.TableOption::value);
        return Stream.concat(made, changed)
                .filter(engine -> WEAK.contains(engine.toLowerCase(Locale.ROOT)))
                .map(engine -> suspicion(step, engine))
                .toList();
    }

    private static Suspicion suspicion(Step step, String engine) {
        return new Suspicion(
                step.table().text(),
                engine
                        + " knows no transactions and no foreign keys, locks the whole table for each write, and every ALTER copies it",
                new Remedy("say ENGINE=InnoDB", null),
                new Claim.Written());
    }
}
