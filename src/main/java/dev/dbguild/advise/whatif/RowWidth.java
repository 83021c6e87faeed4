package dev.dbguild.advise.whatif;

import dev.dbguild.advise.whatif.SavedTable.ColumnFacts;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.Map;

/// How much room rows take, from the types and average widths of their columns.
///
/// Source: "Database Page Layout" of PostgreSQL's documentation: 24 bytes of page header, a line pointer of 4 bytes and
/// a header of 23 bytes a row; columns stand at multiples of their alignment, texts under 127 bytes at any place.
final class RowWidth {
    private static final int USABLE = 8192 - 24;
    private static final int POINTER = 4;
    private static final int HEADER = 23;
    private static final int SHORT = 127;

    private static final Map<String, Integer> FIXED =
            Map.ofEntries(
                    Map.entry("boolean", 1),
                    Map.entry("smallint", 2),
                    Map.entry("integer", 4),
                    Map.entry("bigint", 8),
                    Map.entry("real", 4),
                    Map.entry("double precision", 8),
                    Map.entry("date", 4),
                    Map.entry("timestamp", 8),
                    Map.entry("timestamp with time zone", 8),
                    Map.entry("time", 8),
                    Map.entry("uuid", 16));

    private RowWidth() {}

    /// Pages that so many rows fill.
    static double pages(double rows, List<ColumnFacts> columns) {
        double fits = Math.floor(USABLE / (row(columns) + POINTER));
        return Math.ceil(rows / Math.max(1, fits));
    }

    /// Bytes of an average row, rounded up to a multiple of 8.
    static double row(List<ColumnFacts> columns) {
        boolean nulls = columns.stream().anyMatch(column -> column.number("null_frac") > 0);
        double at = aligned(HEADER + (nulls ? (columns.size() + 7) / 8 : 0), 8);
        for (ColumnFacts column : columns) {
            double there = 1 - column.number("null_frac");
            double width = column.value("avg_width") == null ? 8 : column.number("avg_width");
            double start = aligned(at, alignment(column, width));
            at += there * (start + width - at);
        }
        return aligned(at, 8);
    }

    private static double aligned(double at, int to) {
        return Math.ceil(at / to) * to;
    }

    private static int alignment(ColumnFacts column, double width) {
        String base = DataType.read(column.type()).base();
        if (base.equals("uuid")) {
            return 1;
        }
        Integer fixed = FIXED.get(base);
        return fixed != null ? fixed : width < SHORT ? 1 : 4;
    }

    /// Average bytes of a column's values in another type.
    static int width(DataType type, ColumnFacts column) {
        Integer fixed = type.array() ? null : FIXED.get(type.base());
        if (fixed != null) {
            return fixed;
        }
        double letters = letters(column);
        return (int)
                Math.round(
                        type.base().equals("numeric")
                                ? 3 + 2 * Math.ceil(letters / 4)
                                : 1 + letters);
    }

    /// How long its values are, written.
    private static double letters(ColumnFacts column) {
        String known = column.value("histogram_bounds");
        String values = known == null ? column.value("most_common_vals") : known;
        if (values == null || values.length() < 3) {
            return Math.max(1, column.number("avg_width"));
        }
        return values
                .substring(1, values.length() - 1)
                .transform(inside -> List.of(inside.split(",")))
                .stream()
                .mapToInt(value -> value.replace("\"", "").length())
                .average()
                .orElse(8);
    }
}
