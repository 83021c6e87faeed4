package dev.dbguild.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what PostgreSQL answers to `EXPLAIN (FORMAT JSON)`, with or without `ANALYZE`, of any major.
///
/// Unknown properties are kept as details. Anything that is no plan is refused with [Code#BAD_ARGUMENT].
public final class PlanReader {
    private static final Set<String> READ =
            Set.of(
                    "Node Type",
                    "Parent Relationship",
                    "Subplan Name",
                    "Schema",
                    "Relation Name",
                    "Alias",
                    "Index Name",
                    "Startup Cost",
                    "Total Cost",
                    "Plan Rows",
                    "Plan Width",
                    "Actual Startup Time",
                    "Actual Total Time",
                    "Actual Rows",
                    "Actual Loops",
                    "Index Cond",
                    "Recheck Cond",
                    "Filter",
                    "Join Filter",
                    "Hash Cond",
                    "Merge Cond",
                    "Plans");
    private static final Set<String> READ_OF_STATEMENT =
            Set.of("Plan", "Planning Time", "Execution Time", "Total Runtime");

    private PlanReader() {}

    /// Reads the JSON text, also with the frame and the `+` at line ends that psql puts around it.
    public static Plan read(String text) {
        int start = first(text);
        int end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
        if (start < 0 || end < start) {
            throw noPlan();
        }
        return read(
                Json.parse(
                        text.substring(start, end + 1)
                                .replaceAll("[ \\t]*\\+[ \\t]*(\\r?\\n)", "$1")));
    }

    /// Reads the document: the array the server sends, its only element, or a bare node.
    public static Plan read(JsonNode document) {
        JsonNode statement = document.isArray() ? document.path(0) : document;
        JsonNode root = statement.has("Node Type") ? statement : statement.path("Plan");
        if (!root.has("Node Type")) {
            throw noPlan();
        }
        return new Plan(
                node(root),
                optional(statement, "Planning Time"),
                optional(statement, "Execution Time"),
                root == statement ? Map.of() : others(statement, READ_OF_STATEMENT));
    }

    private static int first(String text) {
        int array = text.indexOf('[');
        int object = text.indexOf('{');
        return array < 0 || object < 0 ? Math.max(array, object) : Math.min(array, object);
    }

    private static Problem noPlan() {
        return new Problem(
                Code.BAD_ARGUMENT,
                "the text is not a plan in JSON",
                "send what 'explain (format json) select …' answers");
    }

    private static PlanNode node(JsonNode json) {
        return new PlanNode(
                json.path("Node Type").asText(),
                text(json, "Parent Relationship"),
                text(json, "Subplan Name"),
                text(json, "Schema"),
                text(json, "Relation Name"),
                text(json, "Alias"),
                text(json, "Index Name"),
                estimate(json),
                json.has("Actual Loops") ? actual(json) : null,
                conditions(json),
                others(json, READ),
                children(json));
    }

    private static Estimate estimate(JsonNode json) {
        return new Estimate(
                json.path("Startup Cost").asDouble(),
                json.path("Total Cost").asDouble(),
                json.path("Plan Rows").asDouble(),
                json.path("Plan Width").asInt());
    }

    private static Actual actual(JsonNode json) {
        return new Actual(
                json.path("Actual Startup Time").asDouble(),
                json.path("Actual Total Time").asDouble(),
                json.path("Actual Rows").asDouble(),
                json.path("Actual Loops").asDouble());
    }

    private static Conditions conditions(JsonNode json) {
        return new Conditions(
                text(json, "Index Cond"),
                text(json, "Recheck Cond"),
                text(json, "Filter"),
                text(json, "Join Filter"),
                text(json, "Hash Cond"),
                text(json, "Merge Cond"));
    }

    private static List<PlanNode> children(JsonNode json) {
        List<PlanNode> children = new ArrayList<>();
        json.path("Plans").forEach(child -> children.add(node(child)));
        return children;
    }

    private static Map<String, Object> others(JsonNode json, Set<String> read) {
        Map<String, Object> others = new HashMap<>();
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            if (!read.contains(property.getKey()) && !property.getValue().isNull()) {
                others.put(
                        property.getKey(),
                        Json.MAPPER.convertValue(property.getValue(), Object.class));
            }
        }
        return others;
    }

    private static @Nullable String text(JsonNode json, String key) {
        return json.hasNonNull(key) ? json.path(key).asText() : null;
    }

    private static @Nullable Double optional(JsonNode json, String key) {
        return json.path(key).isNumber() ? json.path(key).asDouble() : null;
    }
}
