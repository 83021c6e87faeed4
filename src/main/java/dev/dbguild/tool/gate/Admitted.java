package dev.dbguild.tool.gate;

/// A statement that the gate let through.
///
/// @param sql the query alone, without a terminator and without the `EXPLAIN` that may have stood before it
/// @param analyze whether the caller wrote `EXPLAIN ANALYZE` before it
public record Admitted(String sql, boolean analyze) {}
