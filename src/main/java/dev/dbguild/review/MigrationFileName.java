package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Names;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A file among migrations whose name the tool does not take for one.
final class MigrationFileName implements HistoryRule {
    /// What the tool takes, by tool.
    private static final Map<String, Pattern> TAKEN =
            Map.of(
                    "flyway",
                    Pattern.compile(
                            "(?:[VUB]\\d+(?:[._]\\d+)*__.+|R__.+|(?:before|after|create|drop)[A-Z]\\w*(?:__.*)?)\\.sql"),
                    "golang-migrate",
                    Pattern.compile("\\d+_.*\\.(?:up|down)\\.sql"));

    private static final Map<String, String> FORM =
            Map.of(
                    "flyway", "V001__create_users.sql, with two underscores",
                    "golang-migrate",
                            "000001_create_users.up.sql and 000001_create_users.down.sql");

    private static final RuleCard CARD =
            new RuleCard(
                    "migration-file-name",
                    Severity.WARNING,
                    "the tool passes over the file without a word, and what it holds never runs",
                    "name it as the tool wants it",
                    List.of(
                            """
                            -- file: V001__users.sql
                            create table users (id bigint primary key);
                            -- file: V002__orders.sql
                            create table orders (id bigint primary key);
                            -- file: V003_email.sql
                            create table emails (id bigint primary key);
                            """),
                    List.of(
                            """
                            -- file: V001__users.sql
                            create table users (id bigint primary key);
                            -- file: V1.2__orders.sql
                            create table orders (id bigint primary key);
                            -- file: afterMigrate.sql
                            select 1;
                            """,
                            """
                            -- file: first.sql
                            create table users (id bigint primary key);
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        String runner = journal.course().runner();
        Pattern taken = TAKEN.get(runner);
        return taken == null
                ? List.of()
                : journal.course().change().stream()
                        .filter(each -> !taken.matcher(Names.last(each.file())).matches())
                        .map(each -> fault(runner, each))
                        .toList();
    }

    private static Fault fault(String runner, Migration migration) {
        String name = Names.last(migration.file());
        return new Fault(
                Fault.at(migration.parts().getFirst()),
                name,
                runner + " passes over '" + name + "': it is not named as its migrations are",
                new Remedy("name it like " + FORM.get(runner), null),
                Proof.DERIVED);
    }
}
