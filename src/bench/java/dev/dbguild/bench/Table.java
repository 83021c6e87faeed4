package dev.dbguild.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A table of results, printed with aligned columns; the first column to the left, the others to the right.
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    /// Figures are shown as given: doubles with two decimals, whole numbers with separators.
    Table row(Object... cells) {
        rows.add(List.of(cells).stream().map(Table::shown).toList());
        return this;
    }

    private static String shown(Object cell) {
        return switch (cell) {
            case Double number -> String.format("%,.2f", number);
            case Number number -> String.format("%,d", number.longValue());
            default -> cell.toString();
        };
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        int[] widths =
                IntStream.range(0, columns)
                        .map(i ->
                                rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                        .toArray();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                String form = i == 0 ? "%-" + widths[i] + "s" : "  %" + widths[i] + "s";
                text.append(form.formatted(row.get(i)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
