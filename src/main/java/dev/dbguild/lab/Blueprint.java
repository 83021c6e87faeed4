package dev.dbguild.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that a twin needs to know of a target, and no row of it.
///
/// @param sortsByBytes whether the target's default collation compares bytes, which decides what LIKE can use
/// @param statements that make the schema, in an order that mostly works; a twin tries those again that came too early
/// @param settings what the planner reads, by name
record Blueprint(
        boolean sortsByBytes,
        List<String> extensions,
        List<String> statements,
        Map<String, String> settings,
        List<Size> sizes,
        List<ColumnStatistics> columns,
        List<String> differences) {

    Blueprint {
        extensions = List.copyOf(extensions);
        statements = List.copyOf(statements);
        settings = Map.copyOf(settings);
        sizes = List.copyOf(sizes);
        columns = List.copyOf(columns);
        differences = List.copyOf(differences);
    }

    /// A table or index: what its statistics say and how long it really is.
    ///
    /// @param method `btree`, `gin`, …, or `heap`
    /// @param bytes of its main file; 0 for a partitioned table or index, which has none
    /// @param keyWidth average bytes of an index's columns
    /// @param grown whether it belongs to a key, and so probably grew with its table instead of being built at once
    record Size(
            String schema,
            String name,
            String method,
            int pages,
            float tuples,
            int allVisible,
            long bytes,
            int keyWidth,
            boolean grown) {
        String qualified() {
            return Jdbc.quoted(schema) + "." + Jdbc.quoted(name);
        }
    }

    /// One row of `pg_stats`, each value as text, in the order of [StatisticsReader#COLUMNS].
    record ColumnStatistics(
            String schema, String relation, String column, List<Optional<String>> values) {
        @Nullable String value(int i) {
            return values.get(i).orElse(null);
        }
    }
}
