package dev.dbguild.advise.whatif;

import dev.dbguild.advise.whatif.SavedTable.ColumnFacts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the statistics say of the values of a partition key.
///
/// @param histogram bounds between which equally many rows lie, in the type's order; may be empty
/// @param common the most common values, which the histogram leaves out
/// @param shares of all rows that have them
/// @param nulls share of rows without a value
record KeyValues(
        ColumnFacts column,
        List<String> histogram,
        List<String> common,
        List<Double> shares,
        double nulls) {
    KeyValues {
        histogram = List.copyOf(histogram);
        common = List.copyOf(common);
        shares = List.copyOf(shares);
    }

    static KeyValues of(Session session, ColumnFacts column) {
        String freqs = column.value("most_common_freqs");
        return new KeyValues(
                column,
                values(session, column, column.value("histogram_bounds")),
                values(session, column, column.value("most_common_vals")),
                freqs == null
                        ? List.of()
                        : Arrays.stream(freqs.replaceAll("[{}]", "").split(","))
                                .map(Double::valueOf)
                                .toList(),
                column.number("null_frac"));
    }

    private static List<String> values(
            Session session, ColumnFacts column, @Nullable String array) {
        return array == null
                ? List.of()
                : session
                        .rows(
                                "select unnest(cast(? as text)::" + column.type() + "[])::text",
                                array)
                        .stream()
                        .map(row -> String.valueOf(row.getFirst()))
                        .toList();
    }

    /// Share of the rows that the histogram stands for.
    double inHistogram() {
        double common = shares.stream().mapToDouble(Double::doubleValue).sum();
        return histogram.size() < 2 ? 0 : Math.max(0, 1 - nulls - common);
    }
}
