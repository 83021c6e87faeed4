package dev.dbguild.review.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a program of one shape does, tried between steps and undone.
///
/// @param shape `old` or `new`
/// @param what `reads`, `inserts`, `updates`
/// @param from the first state it has to work in; state 0 is before the first step, state n after step n
/// @param to the last state
/// @param violations a query that counts rows that are wrong after it, null when working is enough
record Probe(
        String shape,
        String what,
        int from,
        int to,
        List<String> statements,
        @Nullable String violations) {
    Probe {
        statements = List.copyOf(statements);
    }

    boolean appliesTo(int state) {
        return from <= state && state <= to;
    }

    String label() {
        return shape + " shape " + what;
    }
}
