package dev.dbguild.finding;

import org.jspecify.annotations.Nullable;

/// What to do instead.
///
/// @param sql ready to paste, with the user's own names; null where no statement helps
public record Remedy(String text, @Nullable String sql) {}
