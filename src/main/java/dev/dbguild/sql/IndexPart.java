package dev.dbguild.sql;

import org.jspecify.annotations.Nullable;

/// A column or expression of an index.
///
/// @param column null when an expression is indexed
/// @param text the whole part as written, with collation, operator class and direction
public record IndexPart(@Nullable Name column, String text, boolean descending) {}
