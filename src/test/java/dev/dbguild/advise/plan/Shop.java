package dev.dbguild.advise.plan;

import dev.dbguild.schema.Column;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The schema of the database that the plans of `src/test/resources/plans` come from.
final class Shop {
    static final Schema SCHEMA =
            new Schema("shop", "18.4", Stream.concat(tables(), partitions()).toList(), List.of());

    private Shop() {}

    private static Stream<Table> tables() {
        return Stream.of(
                table("customers", 20_000, index("customers", "id"), index("customers", "email")),
                table(
                        "orders",
                        250_000,
                        index("orders", "id"),
                        index("orders", "created_at"),
                        index("orders", "status")),
                table("order_items", 740_001, index("order_items", "id")),
                table("places", 100_000),
                table("tiny", 50));
    }

    private static Stream<Table> partitions() {
        Table events =
                new Table(
                        "public",
                        "events",
                        TableKind.PARTITIONED,
                        null,
                        "RANGE (at)",
                        100_001,
                        0,
                        null,
                        columns("at", "kind"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        return Stream.concat(
                Stream.of(events),
                IntStream.range(0, 12)
                        .mapToObj(i ->
                                new Table(
                                        "public",
                                        "events_" + i,
                                        TableKind.PARTITION,
                                        "public.events",
                                        null,
                                        8_333,
                                        0,
                                        null,
                                        columns("at", "kind"),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of(index("events_" + i, "at")))));
    }

    static Table table(String name, long rows, Index... indexes) {
        return new Table(
                "public",
                name,
                TableKind.TABLE,
                null,
                null,
                rows,
                rows * 100,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(indexes));
    }

    static Index index(String table, String... columns) {
        String name = table + "_" + String.join("_", columns);
        List<IndexKey> keys = Arrays.stream(columns).map(IndexKey::of).toList();
        return new Index(
                "public",
                name,
                table,
                "btree",
                keys,
                List.of(),
                false,
                false,
                false,
                true,
                null,
                "CREATE INDEX " + name,
                4_000_000);
    }

    private static List<Column> columns(String... names) {
        return Arrays.stream(names)
                .map(name -> new Column(name, "text", true, null, null, null, null))
                .toList();
    }
}
