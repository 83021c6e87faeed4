package dev.dbguild.review.design;

import dev.dbguild.schema.Column;
import dev.dbguild.sql.DataType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How many bytes the columns of fixed length take in a row, those that only align them counted in.
final class RowWidth {
    /// Length and alignment of fixed-length types, in bytes.
    private static final Map<String, int[]> FIXED =
            Map.ofEntries(
                    Map.entry("boolean", new int[] {1, 1}),
                    Map.entry("smallint", new int[] {2, 2}),
                    Map.entry("integer", new int[] {4, 4}),
                    Map.entry("serial", new int[] {4, 4}),
                    Map.entry("real", new int[] {4, 4}),
                    Map.entry("date", new int[] {4, 4}),
                    Map.entry("bigint", new int[] {8, 8}),
                    Map.entry("bigserial", new int[] {8, 8}),
                    Map.entry("double precision", new int[] {8, 8}),
                    Map.entry("timestamp", new int[] {8, 8}),
                    Map.entry("timestamp with time zone", new int[] {8, 8}),
                    Map.entry("time", new int[] {8, 8}),
                    Map.entry("uuid", new int[] {16, 1}));

    private RowWidth() {}

    /// In the order of the columns. Columns of varying length are taken for nothing.
    static int of(List<Column> columns) {
        return width(columns.stream().map(RowWidth::fixed).filter(each -> each[0] > 0).toList());
    }

    /// In the best order.
    static int best(List<Column> columns) {
        return width(
                columns.stream()
                        .map(RowWidth::fixed)
                        .filter(each -> each[0] > 0)
                        .sorted(Comparator.comparingInt((int[] each) -> each[1]).reversed())
                        .toList());
    }

    private static int[] fixed(Column column) {
        DataType type = DataType.read(column.type());
        return type.array() ? new int[] {0, 1} : FIXED.getOrDefault(type.base(), new int[] {0, 1});
    }

    private static int width(List<int[]> types) {
        int at = 0;
        for (int[] type : types) {
            at = (at + type[1] - 1) / type[1] * type[1] + type[0];
        }
        return at;
    }
}
