package dev.dbguild.schema;

import org.jspecify.annotations.Nullable;

/// One key of an index.
///
/// @param text the column's name, or the expression as the engine prints it
/// @param expression whether `text` is an expression and not a column
/// @param operatorClass null when it is the type's default
/// @param collation null when it is the column's own
public record IndexKey(
        String text,
        boolean expression,
        boolean descending,
        boolean nullsFirst,
        @Nullable String operatorClass,
        @Nullable String collation) {

    /// An ascending key on a plain column.
    public static IndexKey of(String column) {
        return new IndexKey(column, false, false, false, null, null);
    }
}
