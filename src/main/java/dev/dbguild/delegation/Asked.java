package dev.dbguild.delegation;

import org.jspecify.annotations.Nullable;

/// What the router decides about.
///
/// @param agent id of the agent the caller wants; null lets the scores decide
/// @param language `en` or `es` when the caller says so; null is told from the question
/// @param engine id of the engine of the target the caller named; null when none is named
public record Asked(
        String question,
        @Nullable String agent,
        @Nullable String language,
        @Nullable String engine) {
    public static Asked of(String question) {
        return new Asked(question, null, null, null);
    }
}
