package dev.dbguild.plan;

import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
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

    /// Every node, each before its children.
    public List<PlacedNode> nodes() {
        List<PlacedNode> nodes = new ArrayList<>();
        place(new PlacedNode(root, null, PlanLabel.of(root), 1), nodes);
        return List.copyOf(nodes);
    }

    private static void place(PlacedNode placed, List<PlacedNode> nodes) {
        nodes.add(placed);
        PlanNode node = placed.node();
        for (int i = 0; i < node.children().size(); i++) {
            PlanNode child = node.children().get(i);
            String path = placed.path() + " > " + numbered(node.children(), i);
            place(new PlacedNode(child, placed, path, processes(placed, child)), nodes);
        }
    }

    private static String numbered(List<PlanNode> siblings, int position) {
        String label = PlanLabel.of(siblings.get(position));
        List<String> labels = siblings.stream().map(PlanLabel::of).toList();
        long alike = labels.stream().filter(label::equals).count();
        long before = labels.subList(0, position).stream().filter(label::equals).count();
        return alike == 1 ? label : label + "[" + (before + 1) + "]";
    }

    private static int processes(PlacedNode parent, PlanNode child) {
        if (child.once()) {
            return 1;
        }
        return parent.node().any("Gather", "Gather Merge")
                ? (int) parent.node().number("Workers Launched") + 1
                : parent.processes();
    }
}
