package dev.dbguild.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A plan as one JSON object, with the figures that are not the server's but computed from its own.
///
/// @param analyzed whether it was run, so that rows and times are measured
/// @param cost the planner's own unit, about one sequential page read
/// @param details what the server said of the whole statement, under its own keys
public record PlanDocument(
        String dialect,
        boolean analyzed,
        double cost,
        double rows,
        @Nullable Double planningMs,
        @Nullable Double executionMs,
        Map<String, Object> details,
        Step root) {

    /// A node.
    ///
    /// @param number as the text tree shows it, from 1
    /// @param path the place that findings name
    /// @param label as psql prints it
    /// @param totalMs wall-clock milliseconds over all loops, children included; null unless it was run and timed
    /// @param ownMs of these, the node's own
    /// @param share of the whole that is its own: of the time, or of the cost where nothing was timed; 0 to 1
    /// @param details every other property under the server's own key
    public record Step(
            int number,
            String path,
            String label,
            String type,
            @Nullable String relationship,
            @Nullable String subplan,
            @Nullable String schema,
            @Nullable String relation,
            @Nullable String alias,
            @Nullable String index,
            @Nullable Estimate estimate,
            @Nullable Actual actual,
            @Nullable Double totalMs,
            @Nullable Double ownMs,
            double share,
            Conditions conditions,
            Map<String, Object> details,
            List<Step> children) {}

    public static PlanDocument of(Plan plan) {
        return new PlanDocument(
                plan.dialect().id(),
                plan.analyzed(),
                plan.cost(),
                plan.root().rows(),
                plan.planningMs(),
                plan.executionMs(),
                new TreeMap<>(plan.details()),
                new Steps(plan).root());
    }

    /// Makes the nodes, in the order of the list.
    private static final class Steps {
        private final Shares shares;
        private final List<PlacedNode> nodes;
        private int next;

        Steps(Plan plan) {
            this.shares = new Shares(plan);
            this.nodes = plan.nodes();
        }

        Step root() {
            return step(nodes.get(next++));
        }

        private Step step(PlacedNode placed) {
            PlanNode node = placed.node();
            boolean timed = shares.ofTime();
            List<Step> children =
                    node.children().stream().map(_ -> step(nodes.get(next++))).toList();
            return new Step(
                    placed.number(),
                    placed.path(),
                    PlanLabel.of(node),
                    node.type(),
                    node.relationship(),
                    node.subplan(),
                    node.schema(),
                    node.relation(),
                    node.alias(),
                    node.index(),
                    node.estimate().known() ? node.estimate() : null,
                    node.actual(),
                    timed ? rounded(placed.totalMs(), 1_000) : null,
                    timed ? rounded(shares.ms(placed), 1_000) : null,
                    rounded(shares.of(placed), 10_000),
                    node.conditions(),
                    new TreeMap<>(node.details()),
                    children);
        }

        private static Double rounded(double value, double unit) {
            return Math.round(value * unit) / unit;
        }
    }
}
