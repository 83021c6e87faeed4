package dev.dbguild.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A node with its place in the plan.
///
/// @param parent null for the root
/// @param path the labels from the root down: `Limit > Sort > Seq Scan on orders`; siblings with one label are
///     numbered
/// @param processes how many processes share its work: 1, or those that a Gather above set to it
/// @param number of the node in the plan, 1 for the root, in the order of its lines
public record PlacedNode(
        PlanNode node, @Nullable PlacedNode parent, String path, int processes, int number) {

    /// The nodes above it, nearest first.
    public List<PlacedNode> ancestors() {
        return Stream.iterate(parent, placed -> placed != null, placed -> placed.parent).toList();
    }

    /// The nearest node above that is not a mere passage (Gather, Result, Materialize, Subquery Scan).
    public Optional<PlacedNode> user() {
        return ancestors().stream()
                .filter(above ->
                        !above.node()
                                .any(
                                        "Gather",
                                        "Gather Merge",
                                        "Result",
                                        "Materialize",
                                        "Memoize",
                                        "Subquery Scan"))
                .findFirst();
    }

    /// Wall-clock milliseconds over all loops, children included; 0 when the query was not run.
    public double totalMs() {
        Actual actual = node.actual();
        return actual == null ? 0 : actual.totalMs() * actual.loops() / processes;
    }
}
