package dev.dbguild.plan;

/// What the planner expected of a node, in its own units.
///
/// @param startupCost cost before the first row
/// @param totalCost cost of all rows, children included
/// @param rows rows for each time the node runs (in a parallel part: for each worker)
/// @param width average bytes of a row
public record Estimate(double startupCost, double totalCost, double rows, int width) {

    /// Whether the server told it; with `COSTS OFF` all is 0.
    public boolean known() {
        return totalCost > 0 || rows > 0 || width > 0;
    }
}
