package dev.dbguild.schema;

import org.jspecify.annotations.Nullable;

/// A column.
///
/// @param type as the engine prints it: `numeric(10,2)`, `timestamp without time zone`
/// @param defaultValue the expression, null when there is none
/// @param identity `always` or `by default`, null when it is no identity column
/// @param generated the expression of a generated column, null otherwise
public record Column(
        String name,
        String type,
        boolean nullable,
        @Nullable String defaultValue,
        @Nullable String identity,
        @Nullable String generated,
        @Nullable String comment) {}
