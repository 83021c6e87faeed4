package dev.dbguild.advise.whatif;

import dev.dbguild.advise.whatif.SavedTable.ColumnFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads and writes what the planner knows of columns.
final class ColumnStatistics {
    private static final Map<String, String> KEPT = kept();
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
                            KEPT.keySet().stream()
                                    .map(name -> "s." + name + "::text")
                                    .collect(Collectors.joining(", ")));
    private static final String WRITE =
            "select pg_restore_attribute_stats('schemaname', ?::text, 'relname', ?::text, 'attname', ?::text,"
                    + " 'inherited', ?::boolean, "
                    + KEPT.entrySet().stream()
                            .map(each -> "'" + each.getKey() + "', ?::" + each.getValue())
                            .collect(Collectors.joining(", "))
                    + ")";

    private ColumnStatistics() {}

    private static Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("null_frac", "real");
        kept.put("avg_width", "integer");
        kept.put("n_distinct", "real");
        kept.put("most_common_vals", "text");
        kept.put("most_common_freqs", "real[]");
        kept.put("histogram_bounds", "text");
        kept.put("correlation", "real");
        kept.put("most_common_elems", "text");
        kept.put("most_common_elem_freqs", "real[]");
        kept.put("elem_count_histogram", "real[]");
        return kept;
    }

    /// Every column in its order; without statistics where there are none.
    static List<ColumnFacts> of(Session session, String table) {
        List<ColumnFacts> facts = new ArrayList<>();
        for (List<@Nullable String> row : session.rows(READ, table)) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            int at = 2;
            for (String name : KEPT.keySet()) {
                values.put(name, row.get(at++));
            }
            facts.add(
                    new ColumnFacts(
                            String.valueOf(row.get(0)), String.valueOf(row.get(1)), values));
        }
        return facts;
    }

    /// @param inherited whether they are of a partitioned table with its parts
    static void write(
            Session session, String schema, String table, ColumnFacts column, boolean inherited) {
        if (column.value("null_frac") == null) {
            return;
        }
        Object[] arguments =
                Stream.concat(
                                Stream.of(schema, table, column.name(), inherited),
                                KEPT.keySet().stream().map(column::value))
                        .toArray();
        session.rows(WRITE, arguments);
    }
}
