package dev.dbguild.schema;

import org.jspecify.annotations.Nullable;

/// A sequence and how far it has come.
///
/// @param last the last value given out, null when none was, or when the role may not read it
/// @param readable whether the role may read the last value
/// @param max the greatest value it can give out **and** its column can hold
/// @param ownedBy `schema.table.column` it feeds, null when it stands alone
public record Sequence(
        String namespace,
        String name,
        String type,
        @Nullable Long last,
        boolean readable,
        long max,
        long increment,
        boolean cycles,
        @Nullable String ownedBy) {

    /// Percentage of the values that are used, 0 to 100; 0 when unknown.
    public double usedPercent() {
        return last == null || increment < 0 || max <= 0 ? 0 : 100.0 * last / max;
    }
}
