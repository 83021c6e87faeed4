package dev.dbguild.advise.index;

import org.jspecify.annotations.Nullable;

/// A query of the workload.
///
/// @param id as `slow_queries` names it; null for a query that was asked about
/// @param text as it was given
/// @param sql as it is planned
/// @param weight how much it counts beside the others: milliseconds so far, or how often it runs
public record Asked(@Nullable String id, String text, String sql, double weight) {
    public Asked(@Nullable String id, String sql, double weight) {
        this(id, sql, sql, weight);
    }

    Asked with(String planned) {
        return new Asked(id, text, planned, weight);
    }

    Asked and(Asked same) {
        return new Asked(id, text, sql, weight + same.weight);
    }
}
