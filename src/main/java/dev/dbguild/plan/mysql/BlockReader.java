package dev.dbguild.plan.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the nested operations of a JSON plan. Each object that holds tables becomes a node, whatever it is called, so
/// that operations of servers to come are not lost; all else stays as details under the server's own keys.
final class BlockReader {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("query_block", "Select"),
                    Map.entry("nested_loop", "Nested loop"),
                    Map.entry("filesort", "Sort"),
                    Map.entry("ordering_operation", "Sort"),
                    Map.entry("grouping_operation", "Group"),
                    Map.entry("temporary_table", "Temporary table"),
                    Map.entry("duplicates_removal", "Duplicates removal"),
                    Map.entry("union_result", "Union"),
                    Map.entry("materialized", "Materialize"),
                    Map.entry("materialized_from_subquery", "Materialize"),
                    Map.entry("windowing", "Window functions"),
                    Map.entry("window_functions_computation", "Window functions"),
                    Map.entry("block-nl-join", "Block nested loop join"),
                    Map.entry("range-checked-for-each-record", "Range checked for each record"));
    private static final String PARTS_OF_SUBQUERIES = "subqueries";

    private BlockReader() {}

    static Plan read(JsonNode document) {
        PlanNode root = operation("query_block", document.path("query_block"));
        return new Plan(
                Dialect.MYSQL,
                root,
                time(document.path("query_optimization")),
                time(document.path("query_block")),
                Map.of());
    }

    private static @Nullable Double time(JsonNode part) {
        JsonNode time = part.path("r_total_time_ms");
        return time.isNumber() ? Double.valueOf(time.asDouble()) : null;
    }

    private static PlanNode operation(String key, JsonNode json) {
        List<PlanNode> children = children(json);
        return key.equals("table")
                ? Tables.node(json, details(json), children)
                : Operations.node(type(key), json, details(json), children);
    }

    private static String type(String key) {
        String words = key.replace('_', ' ').replace('-', ' ');
        return TYPES.getOrDefault(key, Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    private static List<PlanNode> children(JsonNode json) {
        List<PlanNode> children = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            children(property.getKey(), property.getValue(), children);
        }
        return children;
    }

    private static void children(String key, JsonNode value, List<PlanNode> children) {
        if (!holdsPlan(value)) {
            return;
        }
        if (value.isObject()) {
            children.add(operation(key, value));
        } else if (key.endsWith(PARTS_OF_SUBQUERIES)) {
            elements(value).stream().map(Operations::subquery).forEach(children::add);
        } else if (key.equals("query_specifications")) {
            children.addAll(elements(value));
        } else {
            children.add(joined(key, elements(value)));
        }
    }

    /// The operations of a list; one alone is not a join.
    private static PlanNode joined(String key, List<PlanNode> parts) {
        return parts.size() == 1 && key.equals("nested_loop")
                ? parts.getFirst()
                : Operations.node(
                        type(key), Json.MAPPER.createObjectNode(), new HashMap<>(), parts);
    }

    /// Each element is an object whose one property is an operation, or, of a subquery, one with properties beside it.
    private static List<PlanNode> elements(JsonNode list) {
        List<PlanNode> elements = new ArrayList<>();
        for (JsonNode element : list) {
            for (Map.Entry<String, JsonNode> property : element.properties()) {
                if (property.getValue().isObject() && holdsPlan(property.getValue())) {
                    elements.add(
                            Operations.with(
                                    operation(property.getKey(), property.getValue()),
                                    details(element)));
                } else if (property.getValue().isArray() && holdsPlan(property.getValue())) {
                    elements.add(joined(property.getKey(), elements(property.getValue())));
                }
            }
        }
        return elements;
    }

    /// Whether it is a table or an operation, or a list of them, and not a mere set of figures.
    private static boolean holdsPlan(JsonNode value) {
        if (!value.isContainerNode()) {
            return false;
        }
        if (value.has("table_name") || value.has("message") || value.has("select_id")) {
            return true;
        }
        for (JsonNode part : value) {
            if (holdsPlan(part)) {
                return true;
            }
        }
        return false;
    }

    /// The figures and words of an operation, and what it holds of lists of them.
    private static Map<String, Object> details(JsonNode json) {
        Map<String, Object> details = new HashMap<>();
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            JsonNode value = property.getValue();
            if (!value.isNull() && !(value.isContainerNode() && holdsPlan(value))) {
                details.put(property.getKey(), Json.MAPPER.convertValue(value, Object.class));
            }
        }
        return details;
    }
}
