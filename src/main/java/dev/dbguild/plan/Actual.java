package dev.dbguild.plan;

/// What a node really did, as averages of one loop.
///
/// @param startupMs milliseconds to the first row; 0 when timing was off
/// @param totalMs milliseconds to the last row, children included; 0 when timing was off
/// @param rows rows of one loop
/// @param loops how often the node ran, over all workers; 0 when it never ran
public record Actual(double startupMs, double totalMs, double rows, double loops) {}
