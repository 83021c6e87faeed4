package dev.dbguild.finding;

import org.jspecify.annotations.Nullable;

/// A query that tells before a change whether the rows that are there let it succeed.
///
/// @param sql counts what is in the way, with the user's own names; it only reads
/// @param result what it said on the target, or why it was not asked; null without a target
/// @param refuses whether it found rows that make the change fail
public record Precheck(String sql, @Nullable String result, boolean refuses) {}
