package dev.dbguild.advise.whatif;

import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.PlanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What two plans of one query do differently, in a few sentences.
final class PlanDifference {
    private static final int MOST = 6;
    private static final List<String> WORK =
            List.of(
                    "Sort",
                    "Incremental Sort",
                    "Hash Join",
                    "Merge Join",
                    "Nested Loop",
                    "Materialize",
                    "Memoize",
                    "Gather",
                    "Gather Merge",
                    "Aggregate");

    private PlanDifference() {}

    /// Empty when both do the same.
    static List<String> between(Plan before, Plan after) {
        List<String> said = new ArrayList<>();
        readings(before, after, said);
        work(before, after, said);
        return said.stream().limit(MOST).toList();
    }

    private static void readings(Plan before, Plan after, List<String> said) {
        Map<String, String> first = scans(before);
        Map<String, String> then = scans(after);
        first.forEach((name, scan) -> {
            String now = then.get(name);
            if (now == null) {
                said.add("'" + name + "' is no longer read by " + scan);
            } else if (!now.equals(scan)) {
                said.add("'" + name + "': " + scan + " becomes " + now);
            }
        });
        then.forEach((name, scan) -> {
            if (!first.containsKey(name)) {
                said.add("'" + name + "' is read by " + scan);
            }
        });
    }

    /// How each relation is read, by its name in the query.
    private static Map<String, String> scans(Plan plan) {
        Map<String, String> scans = new LinkedHashMap<>();
        plan.nodes().stream()
                .map(placed -> placed.node())
                .filter(node -> node.relation() != null)
                .forEach(node ->
                        scans.merge(node.name().orElse(""), scan(node), PlanDifference::both));
        return scans;
    }

    private static String both(String one, String other) {
        return one.contains(other) ? one : one + ", " + other;
    }

    private static String scan(PlanNode node) {
        String label = PlanText.label(node).replaceFirst(" on .*", "");
        return node.children().stream()
                .filter(child -> child.index() != null)
                .findFirst()
                .map(child -> label + " by " + child.index())
                .orElse(label);
    }

    private static void work(Plan before, Plan after, List<String> said) {
        Map<String, Long> first = kinds(before);
        Map<String, Long> then = kinds(after);
        for (String kind : WORK) {
            long gone = first.getOrDefault(kind, 0L) - then.getOrDefault(kind, 0L);
            if (gone != 0) {
                said.add((gone > 0 ? "less by " : "more by ") + Math.abs(gone) + " '" + kind + "'");
            }
        }
    }

    private static Map<String, Long> kinds(Plan plan) {
        Map<String, Long> kinds = new TreeMap<>();
        plan.nodes().forEach(placed -> kinds.merge(placed.node().type(), 1L, Long::sum));
        return kinds;
    }
}
