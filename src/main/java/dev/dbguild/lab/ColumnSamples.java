package dev.dbguild.lab;

import dev.dbguild.Problem;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads from a twin's statistics what is known of columns and expressions, each once.
///
/// An expression has no statistics yet: it is computed of the values that its columns' statistics hold.
final class ColumnSamples {
    private static final String STATISTICS =
            """
            select attname, null_frac, avg_width, n_distinct, most_common_freqs
            from pg_stats where schemaname = ? and tablename = ? order by inherited
            """;
    private static final String COLUMNS =
            """
            select attname, format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped order by attnum
            """;

    /// Short values lose three of their length's four bytes when they are stored, or stand in an array.
    private static final String STORED =
            "case when pg_column_size(v) <= 130 then pg_column_size(v) - 3 else pg_column_size(v) end";

    private static final double UNKNOWN_DISTINCT = 200;
    private static final int UNKNOWN_WIDTH = 16;

    private final Connection connection;
    private final Map<String, Map<String, Statistics>> tables = new HashMap<>();
    private final Map<String, ColumnSample> samples = new HashMap<>();

    ColumnSamples(Connection connection) {
        this.connection = connection;
    }

    private record Statistics(double nulls, int width, double distinct, double[] common) {
        static Statistics of(ResultSet row) throws SQLException {
            return new Statistics(
                    row.getDouble(2), row.getInt(3), row.getDouble(4), shares(row.getArray(5)));
        }

        private static double[] shares(@Nullable Array array) throws SQLException {
            return array == null
                    ? new double[0]
                    : Arrays.stream((Float[]) array.getArray())
                            .mapToDouble(Float::doubleValue)
                            .toArray();
        }

        double distinct(double rows) {
            return distinct < 0 ? -distinct * rows : distinct;
        }
    }

    /// @param column of a new index
    /// @param rows of its table
    ColumnSample of(IndexColumn column, double rows) {
        return samples.computeIfAbsent(
                column.schema() + "." + column.table() + "." + column.text(),
                _ -> column.expression() ? computed(column, rows) : plain(column, rows));
    }

    private ColumnSample plain(IndexColumn column, double rows) {
        Statistics known = statistics(column).get(column.column());
        if (known == null) {
            return unknown(column, rows);
        }
        int[] widths =
                column.length() > 0
                        ? ColumnSample.constant(column.length())
                        : widths(column, known);
        return new ColumnSample(
                ColumnSample.withNulls(widths, known.nulls()),
                known.distinct(rows),
                known.nulls(),
                known.common());
    }

    private static ColumnSample unknown(IndexColumn column, double rows) {
        int[] widths =
                column.length() > 0
                        ? ColumnSample.constant(column.length())
                        : ColumnSample.around(UNKNOWN_WIDTH);
        return new ColumnSample(widths, Math.min(UNKNOWN_DISTINCT, rows), 0, new double[0]);
    }

    private Map<String, Statistics> statistics(IndexColumn column) {
        return tables.computeIfAbsent(
                column.schema() + "." + column.table(),
                _ -> {
                    Map<String, Statistics> read = new LinkedHashMap<>();
                    Jdbc.all(
                            connection,
                            row -> read.putIfAbsent(row.getString(1), Statistics.of(row)),
                            STATISTICS,
                            column.schema(),
                            column.table());
                    return read;
                });
    }

    private int[] widths(IndexColumn column, Statistics known) {
        String type = column.type() + "[]";
        String sql =
                """
                with s as (select * from pg_stats where schemaname = %s and tablename = %s and attname = %s
                           order by inherited limit 1),
                     h as (select v, (1 - s.null_frac - coalesce((select sum(f) from unnest(s.most_common_freqs) f), 0))
                                  / cardinality(s.histogram_bounds::text::%s) as f
                           from s, unnest(s.histogram_bounds::text::%s) v),
                     m as (select v, f from s, unnest(s.most_common_vals::text::%s, s.most_common_freqs) as u(v, f))
                select pg_column_size(v), f from (select * from h union all select * from m) both_of_them order by 1
                """
                        .formatted(
                                Jdbc.literal(column.schema()),
                                Jdbc.literal(column.table()),
                                Jdbc.literal(String.valueOf(column.column())),
                                type,
                                type,
                                type);
        try {
            List<double[]> weighted =
                    Jdbc.all(
                            connection,
                            row -> new double[] {row.getDouble(1), row.getDouble(2)},
                            sql);
            return weighted.isEmpty() ? ColumnSample.around(known.width()) : spread(weighted);
        } catch (Problem unreadable) {
            return ColumnSample.around(known.width());
        }
    }

    /// Lengths as frequent as their weights say, from short to long, then mixed.
    private static int[] spread(List<double[]> weighted) {
        double all = weighted.stream().mapToDouble(each -> each[1]).sum();
        int[] widths = new int[ColumnSample.SIZE];
        double passed = weighted.getFirst()[1];
        for (int i = 0, at = 0; i < ColumnSample.SIZE; i++) {
            double until = all * (i + 0.5) / ColumnSample.SIZE;
            while (passed < until && at < weighted.size() - 1) {
                passed += weighted.get(++at)[1];
            }
            widths[(i * 37) & (ColumnSample.SIZE - 1)] = (int) weighted.get(at)[0];
        }
        return widths;
    }

    private ColumnSample computed(IndexColumn column, double rows) {
        try {
            return computedOfSample(column, rows);
        } catch (Problem unreadable) {
            return unknown(column, rows);
        }
    }

    private ColumnSample computedOfSample(IndexColumn column, double rows) {
        Map<String, String> used = used(column);
        String values =
                used.entrySet().stream()
                        .map(each -> values(column, each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", "));
        String computed = "(select " + column.text() + " as v from (select " + values + ") s) t";
        List<Integer> lengths =
                Jdbc.all(
                        connection,
                        row -> row.getInt(1),
                        "select "
                                + STORED
                                + " from "
                                + computed
                                + " where v is not null order by 1");
        double different =
                Jdbc.number(connection, "select count(distinct v::text) from " + computed);
        int[] widths =
                column.length() > 0
                        ? ColumnSample.constant(column.length())
                        : spread(lengths.stream().map(w -> new double[] {w, 1}).toList());
        double most =
                used.keySet().stream()
                        .map(statistics(column)::get)
                        .mapToDouble(known -> known == null ? 1 : known.distinct(rows))
                        .reduce(1, (a, b) -> a * b);
        boolean repeats = different < 0.9 * lengths.size();
        return new ColumnSample(
                widths,
                Math.clamp(repeats ? different : most, 1, Math.max(1, rows)),
                0,
                new double[0]);
    }

    /// The columns that an expression names, with their types.
    private Map<String, String> used(IndexColumn column) {
        Map<String, String> used = new LinkedHashMap<>();
        Jdbc.all(
                connection,
                row -> {
                    String name = row.getString(1);
                    boolean named =
                            Pattern.compile("(?<![\\w'])" + Pattern.quote(name) + "(?![\\w'])")
                                    .matcher(column.text())
                                    .find();
                    if (named) {
                        used.put(name, row.getString(2));
                    }
                    return name;
                },
                COLUMNS,
                Jdbc.quoted(column.schema()) + "." + Jdbc.quoted(column.table()));
        return used;
    }

    private static String values(IndexColumn column, String name, String type) {
        return "unnest((select coalesce(histogram_bounds, most_common_vals)::text::%s[] from pg_stats where schemaname = %s and tablename = %s and attname = %s order by inherited limit 1)) as %s"
                .formatted(
                        type,
                        Jdbc.literal(column.schema()),
                        Jdbc.literal(column.table()),
                        Jdbc.literal(name),
                        Jdbc.quoted(name));
    }
}
