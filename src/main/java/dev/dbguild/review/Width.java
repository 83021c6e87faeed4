package dev.dbguild.review;

import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.stream.IntStream;

/// Whether a type has a place for every value of another.
final class Width {
    private static final List<String> NUMBERS = List.of("smallint", "integer", "bigint", "numeric");
    private static final List<String> TEXTS = List.of("character varying", "text");

    private Width() {}

    static boolean holds(DataType wide, DataType narrow) {
        String to = wide.base();
        String from = narrow.base();
        boolean endless = wide.arguments().isEmpty();
        int number = NUMBERS.indexOf(from);
        return endless && (TEXTS.contains(to) || to.equals(from))
                || endless && number >= 0 && NUMBERS.indexOf(to) > number
                || to.startsWith("timestamp") && from.startsWith("timestamp")
                || (to.equals(from) || TEXTS.contains(to) && TEXTS.contains(from))
                        && isAtLeast(wide.arguments(), narrow.arguments());
    }

    private static boolean isAtLeast(List<String> wide, List<String> narrow) {
        return wide.size() == narrow.size()
                && IntStream.range(0, wide.size())
                        .allMatch(i -> number(wide.get(i)) >= number(narrow.get(i)));
    }

    private static int number(String argument) {
        String digits = argument.strip();
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
