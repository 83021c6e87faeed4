package dev.dbguild.tool.gate;

/// A statement that the gate let through.
///
/// @param sql the statement alone, without a terminator and without the `EXPLAIN` that may have stood before it
/// @param analyze whether the caller wrote `EXPLAIN ANALYZE` before it
/// @param explained whether any `EXPLAIN` stood before it
/// @param changes whether it would change rows, so that it may be planned and never executed
public record Admitted(String sql, boolean analyze, boolean explained, boolean changes) {
    public Admitted {
        if (changes && analyze) {
            throw new IllegalArgumentException("a change may not be executed");
        }
    }
}
