package dev.dbguild.schema;

import java.util.List;
import java.util.Optional;

/// A snapshot of what a database holds: its tables and sequences, none of its rows.
///
/// @param database name of the database
/// @param version the server's own version text, `18.4`; empty when it was read from a script
/// @param tables in order of namespace and name
/// @param routines how many functions and procedures people made
public record Schema(
        String database,
        String version,
        List<Table> tables,
        List<Sequence> sequences,
        int routines) {
    public Schema {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /// The table of this name, `orders` or `sales.orders`; a bare name finds `public` first.
    public Optional<Table> table(String name) {
        return tables.stream()
                .filter(table -> table.qualified().equals(name) || table.name().equals(name))
                .min((one, other) -> Boolean.compare(rank(other, name), rank(one, name)));
    }

    private static boolean rank(Table table, String name) {
        return table.qualified().equals(name) || table.namespace().equals("public");
    }
}
