package dev.dbguild.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table or view with everything declared on it.
///
/// @param namespace the schema it is in, `public`
/// @param partitionOf qualified name of its parent, null unless it is a partition
/// @param partitionKey as declared, `RANGE (created_at)`, null unless it is partitioned
/// @param rows the statistics' estimate; -1 when the table was never analysed, or was read from a script
/// @param bytes heap, TOAST and indexes together; 0 for views
/// @param uniqueKeys primary key included
/// @param unlogged whether its rows are lost in a crash
/// @param partial whether only what a script changed of it is known, not what it was before
/// @param view what it shows, null unless it is a view or materialised view
public record Table(
        String namespace,
        String name,
        TableKind kind,
        @Nullable String partitionOf,
        @Nullable String partitionKey,
        long rows,
        long bytes,
        @Nullable String comment,
        List<Column> columns,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Index> indexes,
        boolean unlogged,
        boolean partial,
        @Nullable View view,
        Access access) {
    public Table {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
    }

    /// A table that is known whole, is logged and has neither policies nor rights given away.
    public Table(
            String namespace,
            String name,
            TableKind kind,
            @Nullable String partitionOf,
            @Nullable String partitionKey,
            long rows,
            long bytes,
            @Nullable String comment,
            List<Column> columns,
            List<UniqueKey> uniqueKeys,
            List<ForeignKey> foreignKeys,
            List<Check> checks,
            List<Index> indexes) {
        this(
                namespace,
                name,
                kind,
                partitionOf,
                partitionKey,
                rows,
                bytes,
                comment,
                columns,
                uniqueKeys,
                foreignKeys,
                checks,
                indexes,
                false,
                false,
                null,
                Access.OWN);
    }

    /// The name with its schema, `public.orders`.
    public String qualified() {
        return namespace + "." + name;
    }

    /// The name as its users write it: without the schema where that is `public`.
    public String shown() {
        return namespace.equals("public") || namespace.isEmpty() ? name : qualified();
    }

    public Optional<UniqueKey> primaryKey() {
        return uniqueKeys.stream().filter(UniqueKey::primary).findFirst();
    }

    /// Whether rows are put into it by name: a table, also a partitioned one, but no part of another table.
    public boolean standsAlone() {
        return (kind == TableKind.TABLE || kind == TableKind.PARTITIONED) && partitionOf == null;
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /// Foreign keys whose columns lead no index: deleting or updating what they point to reads the whole table.
    public List<ForeignKey> unindexedForeignKeys() {
        return foreignKeys.stream()
                .filter(key -> indexes.stream().noneMatch(index -> serves(index, key)))
                .toList();
    }

    /// Whether a foreign key would be without an index if this one went.
    public boolean needs(Index index) {
        return foreignKeys.stream()
                .filter(key -> serves(index, key))
                .anyMatch(key ->
                        indexes.stream()
                                .filter(other -> !other.name().equals(index.name()))
                                .noneMatch(other -> serves(other, key)));
    }

    private static boolean serves(Index index, ForeignKey key) {
        return index.method().equals("btree") && index.leadsWith(key.columns());
    }
}
