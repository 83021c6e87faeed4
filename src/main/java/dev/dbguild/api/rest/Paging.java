package dev.dbguild.api.rest;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import org.jspecify.annotations.Nullable;

/// Reads the numbers of a query string; a bad one is a problem that says what is allowed.
final class Paging {
    static final int RUNS = 50;
    static final int MAX_RUNS = 200;
    static final int EVENTS = 200;
    static final int MAX_EVENTS = 1000;

    private Paging() {}

    /// @param text what the caller sent, null for nothing
    static int limit(@Nullable String text, int otherwise, int most) {
        return text == null ? otherwise : (int) number("limit", text, 1, most);
    }

    /// The sequence number of the last event the caller has: the header of a client that comes back wins.
    static long after(@Nullable String lastEventId, @Nullable String after) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            return number("Last-Event-ID", lastEventId.strip(), 0, Integer.MAX_VALUE);
        }
        return after == null ? 0 : number("after", after, 0, Integer.MAX_VALUE);
    }

    private static long number(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the numbers that are allowed
        }
        throw new Problem(
                        Code.BAD_ARGUMENT,
                        "'%s' is not a whole number from %d to %d".formatted(name, least, most),
                        "send one, or leave it out")
                .with("argument", name);
    }
}
