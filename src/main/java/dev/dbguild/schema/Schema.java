package dev.dbguild.schema;

import java.util.List;
import java.util.Optional;

/// A snapshot of what a database holds: its tables, sequences, routines and types, none of its rows.
///
/// @param database name of the database
/// @param version the server's own version text, `18.4`; empty when it was read from a script
/// @param tables in order of namespace and name
/// @param routines functions and procedures that people made
public record Schema(
        String database,
        String version,
        List<Table> tables,
        List<Sequence> sequences,
        List<Routine> routines,
        List<EnumType> enums,
        List<Domain> domains) {
    public Schema {
        tables = tables instanceof Tables ? tables : new Tables(tables);
        sequences = List.copyOf(sequences);
        routines = List.copyOf(routines);
        enums = List.copyOf(enums);
        domains = List.copyOf(domains);
    }

    /// A schema of tables and sequences alone.
    public Schema(String database, String version, List<Table> tables, List<Sequence> sequences) {
        this(database, version, tables, sequences, List.of(), List.of(), List.of());
    }

    /// A schema that holds nothing.
    public static Schema empty() {
        return new Schema("", "", List.of(), List.of());
    }

    /// The table of this name, `orders` or `sales.orders`; a bare name finds `public` first.
    public Optional<Table> table(String name) {
        return ((Tables) tables).named(name);
    }
}
