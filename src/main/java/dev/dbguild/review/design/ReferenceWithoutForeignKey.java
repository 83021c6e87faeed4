package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column that looks like a foreign key and is none.
final class ReferenceWithoutForeignKey implements TableRule {
    private static final int SHOWN = 4;

    /// Tables that keep rows whose other side may be gone.
    private static final Pattern COPY =
            Pattern.compile("(?i)(^|_)(audit|history|logs?|archive|import|staging|backup)(_|$)");

    private static final RuleCard CARD =
            new RuleCard(
                    "reference-without-foreign-key",
                    Severity.INFO,
                    "rows can point to what does not exist",
                    "declare the foreign key",
                    List.of(
                            "create table users (id bigint primary key); create table o (id bigint primary key, user_id bigint not null);",
                            "create table categories (id bigint primary key); create table o (id bigint primary key, category_id bigint);"),
                    List.of(
                            "create table users (id bigint primary key); create table o (id bigint primary key, user_id bigint not null references users); create index on o (user_id);",
                            "create table o (id bigint primary key, user_id bigint not null);",
                            "create table users (id bigint primary key); create table o (id bigint primary key, user_id text);",
                            "create table users (id bigint primary key); create table orders_audit (id bigint primary key, user_id bigint);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        List<String> pairs =
                table.columns().stream()
                        .filter(column -> !References.isKey(table, column.name()))
                        .flatMap(column -> pair(table, column, schema))
                        .toList();
        boolean copy = table.foreignKeys().isEmpty() && COPY.matcher(table.name()).find();
        return pairs.isEmpty() || copy ? Stream.of() : Stream.of(flaw(table, pairs));
    }

    private static Stream<String> pair(Table table, Column column, Schema schema) {
        return References.meant(column.name(), schema)
                .filter(other -> !other.equals(table))
                .filter(other -> sameType(column, other))
                .map(other -> "'" + column.name() + "' → '" + other.shown() + "'")
                .stream();
    }

    private static boolean sameType(Column column, Table other) {
        KeyType mine = KeyType.of(column.type());
        return other.primaryKey()
                .flatMap(key -> other.column(key.columns().getFirst()))
                .map(key -> KeyType.of(key.type()))
                .filter(theirs -> !mine.family().isEmpty() && mine.family().equals(theirs.family()))
                .isPresent();
    }

    private static Flaw flaw(Table table, List<String> pairs) {
        String some = pairs.stream().limit(SHOWN).collect(Collectors.joining(", "));
        String more = pairs.size() > SHOWN ? " and " + (pairs.size() - SHOWN) + " more" : "";
        return new Flaw(
                table.shown(),
                some
                        + more
                        + ": nothing keeps rows of '"
                        + table.shown()
                        + "' from pointing to what does not exist",
                new Remedy(
                        "declare the foreign keys, NOT VALID first where rows are there already",
                        null));
    }
}
