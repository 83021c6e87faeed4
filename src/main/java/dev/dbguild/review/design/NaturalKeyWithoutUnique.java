package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What people log in with, given to several.
final class NaturalKeyWithoutUnique implements TableRule {
    private static final Set<String> NAMES =
            Set.of("email", "email_address", "username", "user_name", "login");
    private static final Pattern PEOPLE =
            Pattern.compile("(?i)(^|_)(user|account|member|login)s?$");

    private static final RuleCard CARD =
            new RuleCard(
                    "natural-key-without-unique",
                    Severity.INFO,
                    "two accounts can have the same name",
                    "make it unique",
                    List.of(
                            "create table users (id bigint primary key, email text not null);",
                            "create table app_accounts (id bigint primary key, username text not null, name text);"),
                    List.of(
                            "create table users (id bigint primary key, email text not null unique);",
                            "create table users (id bigint primary key, email text not null); create unique index u on users (lower(email));",
                            "create table users (id bigint primary key, username text unique, email text);",
                            "create table contacts (id bigint primary key, email text);",
                            "create table users (id bigint primary key, tenant_id bigint not null, email text not null, unique (tenant_id, email));"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        List<String> names =
                table.columns().stream().map(Column::name).filter(NAMES::contains).toList();
        boolean concerned = PEOPLE.matcher(table.name()).find() && !names.isEmpty();
        boolean unique = names.stream().anyMatch(name -> isUnique(table, name));
        return concerned && !unique ? Stream.of(flaw(table, names.getFirst())) : Stream.of();
    }

    private static boolean isUnique(Table table, String column) {
        return table.indexes().stream()
                .filter(Index::unique)
                .flatMap(index -> index.keyTexts().stream())
                .anyMatch(key -> key.matches("(?i).*\\b" + Pattern.quote(column) + "\\b.*"));
    }

    private static Flaw flaw(Table table, String column) {
        return new Flaw(
                table.shown() + "." + column,
                "two rows of '" + table.shown() + "' can have the same '" + column + "'",
                new Remedy(
                        "make it unique, without regard to case where that is meant",
                        "CREATE UNIQUE INDEX CONCURRENTLY "
                                + Name.written(table.name() + "_" + column + "_key")
                                + " ON "
                                + Written.table(table)
                                + " (lower("
                                + Name.written(column)
                                + "));"));
    }
}
