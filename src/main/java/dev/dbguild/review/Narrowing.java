package dev.dbguild.review;

import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which values do not fit a column's new type.
final class Narrowing {
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character");
    private static final Map<String, String> RANGES =
            Map.of(
                    "smallint", "-32768 AND 32767",
                    "integer", "-2147483648 AND 2147483647",
                    "bigint", "-9223372036854775808 AND 9223372036854775807");
    private static final List<String> NUMBERS = List.of("smallint", "integer", "bigint", "numeric");
    private static final int LARGEST_PRECISION = 1000;

    private Narrowing() {}

    /// The condition that a value satisfies which does not fit; empty when all do, or the server alone can tell.
    static Optional<String> outside(DataType old, DataType fresh, Name column) {
        if (old.array() || fresh.array()) {
            return Optional.empty();
        }
        if (TEXTS.contains(old.base()) && TEXTS.contains(fresh.base())) {
            return text(old, fresh, column);
        }
        boolean shrinks = NUMBERS.indexOf(fresh.base()) < NUMBERS.indexOf(old.base());
        if (shrinks && RANGES.containsKey(fresh.base())) {
            return Optional.of(column.text() + " NOT BETWEEN " + RANGES.get(fresh.base()));
        }
        return fresh.base().equals("numeric") && NUMBERS.contains(old.base())
                ? numeric(old, fresh, column)
                : Optional.empty();
    }

    private static Optional<String> text(DataType old, DataType fresh, Name column) {
        int limit = argument(fresh, 0, fresh.base().equals("character") ? 1 : Integer.MAX_VALUE);
        int before = argument(old, 0, old.base().equals("character") ? 1 : Integer.MAX_VALUE);
        return limit < before
                ? Optional.of("length(" + column.text() + ") > " + limit)
                : Optional.empty();
    }

    private static Optional<String> numeric(DataType old, DataType fresh, Name column) {
        int digits = argument(fresh, 0, LARGEST_PRECISION + 1) - argument(fresh, 1, 0);
        int before = argument(old, 0, LARGEST_PRECISION + 1) - argument(old, 1, 0);
        boolean fits =
                fresh.arguments().isEmpty() || old.base().equals("numeric") && before <= digits;
        return fits || digits < 0
                ? Optional.empty()
                : Optional.of(
                        "abs(round(%s, %d)) >= 1%s"
                                .formatted(
                                        column.text(), argument(fresh, 1, 0), "0".repeat(digits)));
    }

    private static int argument(DataType type, int index, int fallback) {
        List<String> arguments = type.arguments();
        String text = index < arguments.size() ? arguments.get(index).strip() : "";
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : fallback;
    }
}
