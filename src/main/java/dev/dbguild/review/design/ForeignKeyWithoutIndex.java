package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A foreign key that no index serves.
final class ForeignKeyWithoutIndex implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "foreign-key-without-index",
                    Severity.WARNING,
                    "deleting or updating the other side reads this whole table",
                    "index the columns of the foreign key",
                    List.of(
                            "create table orders (id bigint primary key, customer_id bigint references customers);",
                            "create table i (id bigint primary key, a bigint, b bigint, foreign key (a, b) references t (a, b)); create index x on i (b);",
                            "alter table orders add column customer_id bigint references customers;",
                            "create table orders (id bigint primary key, customer_id bigint references customers); create index x on orders (customer_id) where customer_id > 7;"),
                    List.of(
                            "create table orders (id bigint primary key, customer_id bigint references customers); create index on orders (customer_id);",
                            "create table i (id bigint primary key, a bigint, b bigint, foreign key (a, b) references t (a, b)); create index x on i (b, a, id);",
                            "create table s (customer_id bigint primary key references customers);",
                            "create table orders (id bigint primary key, customer_id bigint references customers); create index x on orders (customer_id) where customer_id is not null;",
                            "alter table orders add column customer_id bigint references customers; create index concurrently orders_customer_id on orders (customer_id);",
                            "alter table orders add constraint f foreign key (customer_id) references customers not valid;",
                            "-- file: V1__a.sql (history)\ncreate table orders (id bigint primary key, customer_id bigint references customers);\n-- file: V2__b.sql\nalter table orders add column note text;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return table.standsAlone();
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.foreignKeys().stream()
                .filter(key -> isKnown(table, key))
                .filter(key -> table.indexes().stream().noneMatch(index -> serves(index, key)))
                .map(key -> flaw(table, key));
    }

    /// Of a table that is known in part, only columns that were just added can have no index yet.
    private static boolean isKnown(Table table, ForeignKey key) {
        return !table.partial()
                || key.columns().stream().allMatch(column -> table.column(column).isPresent());
    }

    private static boolean serves(Index index, ForeignKey key) {
        return index.leadsWith(key.columns()) || leavesOutNullsOnly(index, key);
    }

    /// A look-up by a foreign key never asks for nulls, so an index without them is as good.
    private static boolean leavesOutNullsOnly(Index index, ForeignKey key) {
        String predicate = index.predicate();
        return predicate != null
                && key.columns().size() == 1
                && index.keyTexts().getFirst().equals(key.columns().getFirst())
                && predicate.matches(
                        "(?i)\\(?\\s*\"?"
                                + Pattern.quote(key.columns().getFirst())
                                + "\"?\\s+is\\s+not\\s+null\\s*\\)?");
    }

    private static Flaw flaw(Table table, ForeignKey key) {
        String index = Name.written(table.name() + "_" + String.join("_", key.columns()) + "_idx");
        return new Flaw(
                        table.shown() + "." + String.join(", ", key.columns()),
                        "deleting or updating a row of '"
                                + Origins.shown(key.referencedTable())
                                + "' reads all of '"
                                + table.shown()
                                + "' to find who refers to it, and joins do the same",
                        new Remedy(
                                "index the columns of the foreign key",
                                "CREATE INDEX CONCURRENTLY "
                                        + index
                                        + " ON "
                                        + Written.table(table)
                                        + " ("
                                        + Written.columns(key.columns())
                                        + ");"))
                .at(Origins.constraint(table.shown(), key.name()));
    }
}
