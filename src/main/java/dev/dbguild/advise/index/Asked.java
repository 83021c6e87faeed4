package dev.dbguild.advise.index;

import org.jspecify.annotations.Nullable;

/// A query of the workload.
///
/// @param id as `slow_queries` names it; null for a query that was asked about
/// @param text as it was given
/// @param sql as it is planned
/// @param weight how much it counts beside the others: milliseconds so far, or what a file says
record Asked(@Nullable String id, String text, String sql, double weight) {
    Asked(@Nullable String id, String sql, double weight) {
        this(id, sql, sql, weight);
    }

    Asked with(String planned) {
        return new Asked(id, text, planned, weight);
    }
}
