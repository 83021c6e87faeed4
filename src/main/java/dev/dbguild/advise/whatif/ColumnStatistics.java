package dev.dbguild.advise.whatif;

import dev.dbguild.advise.whatif.SavedTable.ColumnFacts;
import dev.dbguild.lab.MadeTable.MadeColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what the planner knows of columns.
final class ColumnStatistics {
    private static final List<String> KEPT =
            List.of(
                    "null_frac",
                    "avg_width",
                    "n_distinct",
                    "most_common_vals",
                    "most_common_freqs",
                    "histogram_bounds",
                    "correlation",
                    "most_common_elems",
                    "most_common_elem_freqs",
                    "elem_count_histogram");
    private static final String READ =
            """
            select a.attname, format_type(a.atttypid, a.atttypmod), %s
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            left join lateral (select * from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname
                               and s.attname = a.attname order by s.inherited limit 1) s on true
            where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped order by a.attnum
            """
                    .formatted(
                            KEPT.stream()
                                    .map(name -> "s." + name + "::text")
                                    .collect(Collectors.joining(", ")));

    private ColumnStatistics() {}

    /// Every column in its order; without statistics where there are none.
    static List<ColumnFacts> of(Session session, String table) {
        List<ColumnFacts> facts = new ArrayList<>();
        for (List<@Nullable String> row : session.rows(READ, table)) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            int at = 2;
            for (String name : KEPT) {
                values.put(name, row.get(at++));
            }
            facts.add(
                    new ColumnFacts(
                            String.valueOf(row.get(0)), String.valueOf(row.get(1)), values));
        }
        return facts;
    }

    /// As a twin takes them.
    ///
    /// @param inherited whether they are of a partitioned table with its parts
    static MadeColumn made(ColumnFacts column, boolean inherited) {
        Map<String, String> values = new HashMap<>();
        column.values()
                .forEach((name, value) -> {
                    if (value != null) {
                        values.put(name, value);
                    }
                });
        values.put("inherited", String.valueOf(inherited));
        return new MadeColumn(column.name(), values);
    }

    /// Whether anything is known of it.
    static boolean isKnown(ColumnFacts column) {
        return column.value("null_frac") != null;
    }
}
