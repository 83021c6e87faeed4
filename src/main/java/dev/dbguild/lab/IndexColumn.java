package dev.dbguild.lab;

import org.jspecify.annotations.Nullable;

/// A column of a new index.
///
/// @param column of the table; null for an expression
/// @param text as it stands in the index's definition
/// @param key whether it is searched by, not just included
/// @param length in bytes; negative if it varies
/// @param alignment of a fixed length, in bytes
record IndexColumn(
        String schema,
        String table,
        @Nullable String column,
        String text,
        String type,
        boolean key,
        int length,
        int alignment) {
    boolean expression() {
        return column == null;
    }

    /// Where the column ends that begins at `offset` or at the next aligned place. Short values of varying length are
    /// not aligned.
    int end(int offset, int width) {
        boolean packed = length < 0 && width < 127;
        return (packed ? offset : (offset + alignment - 1) / alignment * alignment) + width;
    }
}
