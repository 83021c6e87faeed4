package dev.dbguild.plan.postgres;

import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What two readings of one plan must have in common.
///
/// Text leaves out what is false, zero or empty. Times differ from run to run, and so do the shares of workers and what
/// was found in the cache; and a change that is rolled back leaves its dead rows to be estimated.
final class Sameness {
    private static final String VARYING =
            ".*(?:Time|Blocks)|WAL .*|Memory .*|Execution|Planning|Query Identifier|Time|Output Volume|Output";

    private Sameness() {}

    static Map<String, Object> of(Plan plan, boolean exact) {
        Map<String, Object> all = new TreeMap<>();
        boolean changed = plan.nodes().stream().anyMatch(each -> each.node().any("ModifyTable"));
        all.put("root", node(plan.root(), exact, changed));
        all.put("planned", plan.planningMs() != null);
        all.put("ran", plan.executionMs() != null);
        all.put("details", value(plan.details(), exact));
        return all;
    }

    /// Where two of them differ, a line each.
    static List<String> differences(String path, Object one, Object other) {
        if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
            return Stream.concat(left.keySet().stream(), right.keySet().stream())
                    .distinct()
                    .flatMap(key ->
                            differences(
                                    path + "/" + key,
                                    left.get(key) == null ? "none" : left.get(key),
                                    right.get(key) == null ? "none" : right.get(key))
                                    .stream())
                    .toList();
        }
        if (one instanceof List<?> left
                && other instanceof List<?> right
                && left.size() == right.size()) {
            return IntStream.range(0, left.size())
                    .boxed()
                    .flatMap(i -> differences(path + "/" + i, left.get(i), right.get(i)).stream())
                    .toList();
        }
        return one.equals(other)
                ? List.of()
                : List.of(path + ": read " + one + ", expected " + other);
    }

    private static Map<String, Object> node(PlanNode node, boolean exact, boolean changed) {
        Map<String, Object> all = new TreeMap<>(details(node.details(), exact));
        put(all, "type", node.type());
        put(all, "relationship", node.relationship());
        put(all, "subplan", node.subplan());
        put(all, "schema", node.schema());
        put(all, "relation", node.relation());
        put(all, "alias", node.alias());
        put(all, "index", node.index());
        put(all, "conditions", node.conditions());
        if (exact) {
            put(all, "estimate", node.estimate());
        }
        if (node.actual() != null && !changed) {
            put(all, "rows", node.actual().rows());
            put(all, "loops", node.actual().loops());
        }
        put(
                all,
                "children",
                node.children().stream().map(child -> node(child, exact, changed)).toList());
        return all;
    }

    private static void put(Map<String, Object> all, String key, @Nullable Object value) {
        if (value != null) {
            all.put(key, value);
        }
    }

    private static Map<String, Object> details(Map<?, ?> details, boolean exact) {
        Map<String, Object> all = new TreeMap<>();
        details.forEach((key, value) -> {
            Object kept = value(value, exact);
            boolean empty = List.of("", 0.0, false, List.of(), Map.of()).contains(kept);
            boolean varies = !exact && key.toString().matches(VARYING) && !key.equals("Output");
            if (!empty && !varies && !isLeftOut(details, key.toString())) {
                all.put(key.toString(), exact ? kept : key.equals("Workers") ? "some" : kept);
            }
        });
        return all;
    }

    /// Text names the constraint or the trigger, the table only when there are several; and whether an inner side is
    /// unique only with `VERBOSE`.
    private static boolean isLeftOut(Map<?, ?> details, String key) {
        return key.equals("Relation")
                || key.equals("Inner Unique")
                || key.equals("Time")
                || key.equals("Trigger Name") && details.containsKey("Constraint Name");
    }

    private static Object value(Object value, boolean exact) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Map<?, ?> map -> details(map, exact);
            case List<?> list ->
                    list.stream().map(each -> value(each, exact)).collect(Collectors.toList());
            case Object other -> other;
        };
    }
}
