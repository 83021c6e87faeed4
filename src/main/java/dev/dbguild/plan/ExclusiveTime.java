package dev.dbguild.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the time of an analyzed plan went: each node's own milliseconds, without its children's.
///
/// The arithmetic of pev2: the time of one loop, times loops, shared by the processes that ran it, less the same of
/// its children. A CTE or parameter (`InitPlan`) runs within the first node that reads it, so its time is taken
/// from that node and from no other.
public final class ExclusiveTime {
    private final Map<String, Double> byPath = new HashMap<>();

    public ExclusiveTime(Plan plan) {
        List<PlacedNode> nodes = plan.nodes();
        nodes.forEach(placed -> byPath.merge(placed.path(), placed.totalMs(), Double::sum));
        for (PlacedNode placed : nodes) {
            PlacedNode parent = placed.parent();
            if (placed.node().once()) {
                reader(placed, nodes).ifPresent(reader -> take(reader, placed.totalMs()));
            } else if (parent != null) {
                take(parent, placed.totalMs());
            }
        }
    }

    /// Milliseconds of the node alone, over all loops; never negative; 0 when the query was not run.
    public double of(PlacedNode placed) {
        return Math.max(0, byPath.getOrDefault(placed.path(), 0.0));
    }

    private void take(PlacedNode from, double ms) {
        byPath.merge(from.path(), -ms, Double::sum);
    }

    private static java.util.Optional<PlacedNode> reader(PlacedNode once, List<PlacedNode> nodes) {
        return nodes.stream()
                .filter(placed -> reads(placed.node(), String.valueOf(once.node().subplan())))
                .findFirst();
    }

    private static boolean reads(PlanNode node, String subplan) {
        if (subplan.startsWith("CTE ")) {
            return node.word("CTE Name").equals(subplan.substring(4));
        }
        String parameter = subplan.replaceAll(".*returns (\\$\\d+).*", "$1");
        String mention = parameter.startsWith("$") ? parameter : "(" + subplan + ")";
        return (node.conditions().all() + node.list("Output").toString()).contains(mention);
    }
}
