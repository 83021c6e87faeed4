package dev.dbguild.plan.compare;

import org.jspecify.annotations.Nullable;

/// One thing in which the new plan differs from the old one.
///
/// @param subject the relation, or the step and the relations below it
/// @param message what it was and what it is, as a sentence without a full stop
/// @param grew how much more the new plan spends there, in milliseconds when both were timed, else in cost; negative
///     when it spends less
/// @param oldNode number of the node in the old plan; null when it has none
/// @param newNode number of the node in the new plan; null when it has none
public record Change(
        Kind kind,
        String subject,
        String message,
        double grew,
        @Nullable Integer oldNode,
        @Nullable Integer newNode) {

    /// What kinds of differences are told, those that explain others first.
    public enum Kind {
        SETTINGS,
        ROWS,
        ESTIMATE,
        INDEX_NOT_USED,
        ACCESS,
        CONDITION,
        JOIN_ORDER,
        JOIN_METHOD,
        STEP,
        SPILL,
        WORKERS,
        CACHE,
        NOT_RUN,
        RELATION
    }
}
