package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.Set;

/// Tells a plan that lost its end: text and YAML are still readable then.
final class Whole {
    private static final Set<String> READ_TWO = Set.of("Nested Loop", "Hash Join", "Merge Join");
    private static final Set<String> READ_ONE =
            Set.of(
                    "Limit",
                    "Sort",
                    "Incremental Sort",
                    "Aggregate",
                    "Group",
                    "Unique",
                    "WindowAgg",
                    "Hash",
                    "Materialize",
                    "Memoize",
                    "Gather",
                    "Gather Merge",
                    "LockRows");

    private Whole() {}

    /// @throws Problem [Code#BAD_ARGUMENT] when a node lacks what it reads from
    static void check(JsonNode node) {
        String type = node.path("Node Type").asText();
        int needed = READ_TWO.contains(type) ? 2 : READ_ONE.contains(type) ? 1 : 0;
        if (needed > 0 && inputs(node) < needed) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "the plan is cut off: the node '%s' lacks what it reads from".formatted(type),
                    "paste the whole plan, down to its last line");
        }
    }

    /// As [#check], of a node and all below it.
    static void checkAll(JsonNode node) {
        check(node);
        node.path("Plans").forEach(Whole::checkAll);
    }

    private static long inputs(JsonNode node) {
        return node.path("Plans")
                .valueStream()
                .map(child -> child.path("Parent Relationship").asText())
                .filter(use -> !use.equals("InitPlan") && !use.equals("SubPlan"))
                .count();
    }
}
