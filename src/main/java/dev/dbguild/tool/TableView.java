package dev.dbguild.tool;

import dev.dbguild.schema.Check;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.UniqueKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table as a payload shows it; what its level of detail leaves out is null.
///
/// @param rows estimate, -1 when never analysed
/// @param columns in a summary `id bigint not null`, in full one record each
/// @param references `customer_id → customers(id)`
record TableView(
        String name,
        String kind,
        long rows,
        @Nullable String size,
        @Nullable String comment,
        @Nullable String partitionKey,
        @Nullable String partitionOf,
        @Nullable List<?> columns,
        @Nullable List<String> primaryKey,
        @Nullable List<String> references,
        @Nullable Integer indexCount,
        @Nullable List<List<String>> uniqueKeys,
        @Nullable List<ForeignKey> foreignKeys,
        @Nullable List<Check> checks,
        @Nullable List<IndexView> indexes) {

    record IndexView(
            String name,
            String definition,
            String size,
            boolean unique,
            boolean primary,
            boolean valid) {
        static IndexView of(Index index) {
            return new IndexView(
                    index.name(),
                    index.definition(),
                    Size.text(index.bytes()),
                    index.unique(),
                    index.primary(),
                    index.valid());
        }
    }

    static TableView name(Table table) {
        return new TableView(
                table.shown(),
                table.kind().id(),
                table.rows(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static TableView summary(Table table) {
        return new TableView(
                table.shown(),
                table.kind().id(),
                table.rows(),
                Size.text(table.bytes()),
                Asked.line(table.comment(), 120),
                table.partitionKey(),
                table.partitionOf(),
                table.columns().stream().map(TableView::text).toList(),
                primaryKey(table),
                table.foreignKeys().stream().map(TableView::text).toList(),
                table.indexes().size(),
                null,
                null,
                null,
                null);
    }

    static TableView full(Table table) {
        return new TableView(
                table.shown(),
                table.kind().id(),
                table.rows(),
                Size.text(table.bytes()),
                table.comment(),
                table.partitionKey(),
                table.partitionOf(),
                table.columns(),
                primaryKey(table),
                table.foreignKeys().stream().map(TableView::text).toList(),
                table.indexes().size(),
                table.uniqueKeys().stream()
                        .filter(key -> !key.primary())
                        .map(UniqueKey::columns)
                        .toList(),
                table.foreignKeys(),
                table.checks(),
                table.indexes().stream().map(IndexView::of).toList());
    }

    private static List<String> primaryKey(Table table) {
        return table.primaryKey().map(UniqueKey::columns).orElse(List.of());
    }

    private static String text(Column column) {
        return column.name() + " " + column.type() + (column.nullable() ? "" : " not null");
    }

    private static String text(ForeignKey key) {
        return String.join(", ", key.columns())
                + " → "
                + key.referencedTable().replaceFirst("^public[.]", "")
                + "("
                + String.join(", ", key.referencedColumns())
                + ")";
    }
}
