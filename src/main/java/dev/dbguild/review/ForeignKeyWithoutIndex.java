package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Name;
import java.util.List;

/// A foreign key that no index serves.
final class ForeignKeyWithoutIndex implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "foreign-key-without-index",
                    Severity.WARNING,
                    "deleting or updating the other side reads this whole table",
                    "index the columns of the foreign key",
                    List.of(
                            "create table orders (id bigint primary key, customer_id bigint references customers);",
                            "create table i (id bigint primary key, a bigint, b bigint, foreign key (a, b) references t (a, b)); create index x on i (b);"),
                    List.of(
                            "create table orders (id bigint primary key, customer_id bigint references customers); create index on orders (customer_id);",
                            "create table i (id bigint primary key, a bigint, b bigint, foreign key (a, b) references t (a, b)); create index x on i (b, a, id);",
                            "create table s (customer_id bigint primary key references customers);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Table table, Schema schema) {
        return table.unindexedForeignKeys().stream().map(key -> flaw(table, key)).toList();
    }

    private static Suspicion flaw(Table table, ForeignKey key) {
        String columns =
                key.columns().stream()
                        .map(Name::written)
                        .collect(java.util.stream.Collectors.joining(", "));
        String index = Name.written(table.name() + "_" + String.join("_", key.columns()) + "_idx");
        return new Suspicion(
                table.shown() + "." + String.join(", ", key.columns()),
                "deleting or updating a row of '"
                        + key.referencedTable()
                        + "' reads all of '"
                        + table.shown()
                        + "' to find who refers to it, and joins do the same",
                new Remedy(
                        "index the columns of the foreign key",
                        "CREATE INDEX CONCURRENTLY "
                                + index
                                + " ON "
                                + table.shown()
                                + " ("
                                + columns
                                + ");"),
                new Claim.Written());
    }
}
