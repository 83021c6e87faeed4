package dev.dbguild.advise.plan;

import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What the processes of a parallel step say of themselves, the leader's own words being the node's.
final class Workers {
    private Workers() {}

    /// The largest figure that any process tells; 0 when none does.
    static double most(PlacedNode placed, String key) {
        return figures(placed.node(), key).max().orElse(0);
    }

    /// All processes together.
    static double sum(PlacedNode placed, String key) {
        return figures(placed.node(), key).sum();
    }

    /// Whether the node or any of its workers says this.
    static boolean say(PlacedNode placed, String key, String value) {
        return placed.node().word(key).equals(value)
                || each(placed.node()).anyMatch(worker -> value.equals(worker.get(key)));
    }

    private static DoubleStream figures(PlanNode node, String key) {
        return DoubleStream.concat(
                DoubleStream.of(node.number(key)),
                each(node)
                        .map(worker -> worker.get(key))
                        .filter(Number.class::isInstance)
                        .mapToDouble(figure -> ((Number) figure).doubleValue()));
    }

    private static Stream<Map<?, ?>> each(PlanNode node) {
        return node.details().get("Workers") instanceof List<?> workers
                ? workers.stream().filter(Map.class::isInstance).map(worker -> (Map<?, ?>) worker)
                : Stream.empty();
    }
}
