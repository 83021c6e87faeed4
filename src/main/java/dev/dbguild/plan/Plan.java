package dev.dbguild.plan;

import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a server means to run one statement, or has run it.
///
/// @param dialect of the kind of server that made it; MariaDB counts as MySQL
/// @param planningMs null when the server did not tell
/// @param executionMs null when the statement was not run
/// @param details what else the server said about the whole statement, under its own keys: `JIT`, `Triggers`,
///     `Settings`
public record Plan(
        Dialect dialect,
        PlanNode root,
        @Nullable Double planningMs,
        @Nullable Double executionMs,
        Map<String, Object> details) {

    public Plan {
        details = Map.copyOf(details);
    }

    /// Whether it was run, so that nodes have [PlanNode#actual].
    public boolean analyzed() {
        return root.actual() != null;
    }

    /// The planner's cost of the whole statement.
    public double cost() {
        return root.estimate().totalCost();
    }

    /// Every node, each before its children, numbered from 1.
    public List<PlacedNode> nodes() {
        List<PlacedNode> nodes = new ArrayList<>();
        place(new PlacedNode(root, null, PlanLabel.of(root), 1, 1), nodes);
        return List.copyOf(nodes);
    }

    private static void place(PlacedNode placed, List<PlacedNode> nodes) {
        nodes.add(placed);
        List<PlanNode> children = placed.node().children();
        List<String> labels = numbered(children.stream().map(PlanLabel::of).toList());
        for (int i = 0; i < children.size(); i++) {
            PlanNode child = children.get(i);
            String path = placed.path() + " > " + labels.get(i);
            int processes = processes(placed, child);
            place(new PlacedNode(child, placed, path, processes, nodes.size() + 1), nodes);
        }
    }

    /// The labels of siblings; those that several have, each with its place among them.
    private static List<String> numbered(List<String> labels) {
        Map<String, Integer> count = new HashMap<>();
        labels.forEach(label -> count.merge(label, 1, Integer::sum));
        Map<String, Integer> before = new HashMap<>();
        return labels.stream()
                .map(label ->
                        count.getOrDefault(label, 1) == 1
                                ? label
                                : label + "[" + before.merge(label, 1, Integer::sum) + "]")
                .toList();
    }

    /// Those that each ran what is right below a Gather; the server may have launched fewer workers than planned, and
    /// the leader may have kept out.
    private static int processes(PlacedNode parent, PlanNode child) {
        if (child.once()) {
            return 1;
        }
        if (!parent.node().any("Gather", "Gather Merge")) {
            return parent.processes();
        }
        Actual actual = child.actual();
        double gathered = Math.max(1, parent.node().loops());
        return actual == null
                ? 1 + (int) parent.node().number("Workers Launched")
                : (int) Math.max(1, Math.round(actual.loops() / gathered));
    }
}
