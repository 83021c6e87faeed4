package dev.dbguild.lab;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the planner reads: sizes, column statistics and settings.
final class StatisticsReader {
    /// The columns of `pg_stats` with the types that `pg_restore_attribute_stats` wants, in its names.
    static final Map<String, String> COLUMNS = columns();

    private static final int RANGE_STATISTICS_SINCE = 170_000;
    private static final String SIZES =
            """
            select n.nspname, c.relname, coalesce(am.amname, 'heap'), c.relpages, c.reltuples, c.relallvisible,
                   case when c.relkind in ('r', 'm', 'i') then pg_relation_size(c.oid) else 0 end,
                   coalesce((select sum(coalesce(
                                (select max(s.avg_width) from pg_stats s where s.schemaname = n.nspname
                                 and s.tablename = t.relname and s.attname = ta.attname),
                                case when a.attlen > 0 then a.attlen else 16 end))
                             from pg_attribute a
                             left join pg_attribute ta on ta.attrelid = x.indrelid and ta.attnum > 0
                                  and ta.attnum = x.indkey[a.attnum - 1]
                             where a.attrelid = c.oid and a.attnum <= x.indnkeyatts), 0),
                   exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_am am on am.oid = c.relam
            left join pg_index x on x.indexrelid = c.oid
            left join pg_class t on t.oid = x.indrelid
            where c.relkind in ('r', 'p', 'm', 'i') and c.relpersistence <> 't'
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and (x.indexrelid is null or x.indisvalid)
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            """;
    private static final String SETTINGS =
            """
            select name, setting from pg_settings
            where (category like 'Query Tuning%' or name in
                   ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers', 'max_parallel_workers_per_gather',
                    'temp_buffers', 'TimeZone', 'DateStyle', 'IntervalStyle'))
              and context in ('user', 'superuser')
            """;

    private StatisticsReader() {}

    private static Map<String, String> columns() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("inherited", "boolean");
        types.put("null_frac", "real");
        types.put("avg_width", "integer");
        types.put("n_distinct", "real");
        types.put("most_common_vals", "text");
        types.put("most_common_freqs", "real[]");
        types.put("histogram_bounds", "text");
        types.put("correlation", "real");
        types.put("most_common_elems", "text");
        types.put("most_common_elem_freqs", "real[]");
        types.put("elem_count_histogram", "real[]");
        types.put("range_length_histogram", "text");
        types.put("range_empty_frac", "real");
        types.put("range_bounds_histogram", "text");
        return types;
    }

    static List<Blueprint.Size> sizes(Connection connection) {
        return Jdbc.all(
                connection,
                row ->
                        new Blueprint.Size(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getFloat(5),
                                row.getInt(6),
                                row.getLong(7),
                                row.getInt(8),
                                row.getBoolean(9)),
                SIZES);
    }

    static List<Blueprint.ColumnStatistics> columns(Connection connection, int version) {
        List<String> wanted = new ArrayList<>();
        for (String column : COLUMNS.keySet()) {
            boolean known = version >= RANGE_STATISTICS_SINCE || !column.startsWith("range_");
            wanted.add(known ? column + "::text" : "null::text");
        }
        return Jdbc.all(
                connection,
                row -> {
                    List<Optional<String>> values = new ArrayList<>();
                    for (int i = 0; i < COLUMNS.size(); i++) {
                        values.add(Optional.ofNullable(row.getString(4 + i)));
                    }
                    return new Blueprint.ColumnStatistics(
                            row.getString(1), row.getString(2), row.getString(3), values);
                },
                "select schemaname, tablename, attname, "
                        + String.join(", ", wanted)
                        + " from pg_stats where schemaname !~ '^pg_' and schemaname <> 'information_schema'");
    }

    static Map<String, String> settings(Connection connection) {
        Map<String, String> settings = new LinkedHashMap<>();
        Jdbc.all(connection, row -> settings.put(row.getString(1), row.getString(2)), SETTINGS);
        return settings;
    }
}
