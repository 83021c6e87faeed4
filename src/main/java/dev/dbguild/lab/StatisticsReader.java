package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads what the planner reads: sizes, column statistics and settings.
final class StatisticsReader {
    /// Of `pg_stats` and `pg_stats_ext_exprs`: all that a row of `pg_statistic` is made of.
    static final List<String> COLUMNS =
            List.of(
                    "inherited",
                    "null_frac",
                    "avg_width",
                    "n_distinct",
                    "most_common_vals",
                    "most_common_freqs",
                    "histogram_bounds",
                    "correlation",
                    "most_common_elems",
                    "most_common_elem_freqs",
                    "elem_count_histogram",
                    "range_length_histogram",
                    "range_empty_frac",
                    "range_bounds_histogram");

    private static final int RANGE_STATISTICS_SINCE = 17;
    private static final int UNKNOWN_WIDTH = 16;
    private static final String SIZES =
            """
            select n.nspname, c.relname, coalesce(am.amname, 'heap'), c.relpages, c.reltuples, c.relallvisible,
                   case when c.relkind in ('r', 'm', 'i') then coalesce(pg_relation_size(c.oid), 0) else 0 end,
                   t.relname, x.names, x.lengths,
                   exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_am am on am.oid = c.relam and c.relkind = 'i'
            left join lateral (
                select x.indexrelid, x.indrelid, x.indisvalid,
                       array_agg(coalesce(ta.attname, '') order by a.attnum) as names,
                       array_agg(a.attlen::int order by a.attnum) as lengths
                from pg_index x
                join pg_attribute a on a.attrelid = x.indexrelid and a.attnum <= x.indnkeyatts
                left join pg_attribute ta on ta.attrelid = x.indrelid and ta.attnum > 0
                     and ta.attnum = x.indkey[a.attnum - 1]
                where x.indexrelid = c.oid
                group by x.indexrelid, x.indrelid, x.indisvalid) x on true
            left join pg_class t on t.oid = x.indrelid
            where c.relkind in ('r', 'p', 'm', 'i', 'f') and c.relpersistence <> 't'
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and (x.indexrelid is null or x.indisvalid)
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'
                              and d.classid = 'pg_class'::regclass)
            """;

    /// Of the operating system's resources only those that a plan depends on; what decides how texts become constants
    /// as well.
    private static final String SETTINGS =
            """
            select name, setting from pg_settings
            where (category like 'Query Tuning%' or name in
                   ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers', 'max_parallel_workers_per_gather',
                    'parallel_leader_participation', 'force_parallel_mode', 'debug_parallel_query', 'temp_buffers',
                    'TimeZone', 'DateStyle', 'IntervalStyle', 'default_text_search_config', 'transform_null_equals',
                    'xmloption', 'bytea_output'))
              and context in ('user', 'superuser')
            """;

    private StatisticsReader() {}

    /// @param columns whose average widths make those of keys
    static List<Blueprint.Size> sizes(
            Connection connection, List<Blueprint.ColumnStatistics> columns) {
        Map<List<String>, Integer> widths = new HashMap<>();
        for (Blueprint.ColumnStatistics column : columns) {
            int width = Integer.parseInt(column.values().getOrDefault("avg_width", "0"));
            widths.merge(
                    List.of(column.schema(), column.relation(), column.column()), width, Math::max);
        }
        return Jdbc.all(connection, row -> size(row, widths), SIZES);
    }

    private static Blueprint.Size size(ResultSet row, Map<List<String>, Integer> widths)
            throws SQLException {
        return new Blueprint.Size(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getFloat(5),
                row.getInt(6),
                row.getLong(7),
                row.getArray(9) == null ? 0 : keyWidth(row, widths),
                row.getBoolean(11));
    }

    private static int keyWidth(ResultSet row, Map<List<String>, Integer> widths)
            throws SQLException {
        String[] names = (String[]) row.getArray(9).getArray();
        Integer[] lengths = (Integer[]) row.getArray(10).getArray();
        int width = 0;
        for (int i = 0; i < names.length; i++) {
            int usual = lengths[i] > 0 ? lengths[i] : UNKNOWN_WIDTH;
            width +=
                    widths.getOrDefault(
                            List.of(row.getString(1), row.getString(8), names[i]), usual);
        }
        return width;
    }

    static List<Blueprint.ColumnStatistics> columns(Connection connection, int major) {
        return Jdbc.all(
                connection,
                row ->
                        new Blueprint.ColumnStatistics(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                values(row, COLUMNS, 4)),
                "select schemaname, tablename, attname, "
                        + wanted(major)
                        + " from pg_stats where schemaname !~ '^pg_' and schemaname <> 'information_schema'");
    }

    /// [#COLUMNS] as a select list for a release that may lack some.
    static String wanted(int major) {
        return COLUMNS.stream()
                .map(column ->
                        major >= RANGE_STATISTICS_SINCE || !column.startsWith("range_")
                                ? column + "::text"
                                : "null::text")
                .collect(Collectors.joining(", "));
    }

    /// Columns of a result by name, without nulls.
    ///
    /// @param first number of the first
    static Map<String, String> values(ResultSet row, List<String> names, int first)
            throws SQLException {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = row.getString(first + i);
            if (value != null) {
                values.put(names.get(i), value);
            }
        }
        return values;
    }

    static Map<String, String> settings(Connection connection) {
        Map<String, String> settings = new TreeMap<>();
        Jdbc.all(connection, row -> settings.put(row.getString(1), row.getString(2)), SETTINGS);
        return settings;
    }

    /// With the ends of indexes put to the columns that have them.
    static List<Blueprint.ColumnStatistics> withEnds(
            List<Blueprint.ColumnStatistics> columns, IndexEnds ends) {
        List<Blueprint.ColumnStatistics> all = new ArrayList<>();
        for (Blueprint.ColumnStatistics column : columns) {
            Map<String, String> values = new TreeMap<>(column.values());
            values.putAll(ends.of(column));
            all.add(
                    new Blueprint.ColumnStatistics(
                            column.schema(), column.relation(), column.column(), values));
        }
        return all;
    }
}
