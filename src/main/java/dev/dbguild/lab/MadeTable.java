package dev.dbguild.lab;

import java.util.List;
import java.util.Map;

/// What the planner is to know of a table that was made on a twin, where it holds no row.
///
/// @param pages of 8 kB; -1 for a partitioned table, which has none of its own
/// @param visible of those pages, how many index-only scans need not look at
public record MadeTable(
        String schema,
        String name,
        double rows,
        long pages,
        long visible,
        List<MadeColumn> columns) {
    public MadeTable {
        columns = List.copyOf(columns);
    }

    /// @param values as `pg_stats` has them, each as text by the view's name; what is null there is left out. `inherited`
    ///     is `true` for a partitioned table
    public record MadeColumn(String name, Map<String, String> values) {
        public MadeColumn {
            values = Map.copyOf(values);
        }
    }
}
