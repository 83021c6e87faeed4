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

/// A node as PostgreSQL sends it in JSON, held to what the server would send.
record ServerNode(JsonNode json) {
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

    /// @param level 1 for the root
    /// @throws Problem [Code#BAD_ARGUMENT] when it is no node or a figure is no number; [Code#TOO_LARGE] below level
    ///     [PlanReader#DEEPEST]
    PlanNode node(int level) {
        if (level > PlanReader.DEEPEST) {
            throw PlanReader.tooDeep();
        }
        return new PlanNode(
                type(),
                text("Parent Relationship"),
                text("Subplan Name"),
                text("Schema"),
                text("Relation Name"),
                text("Alias"),
                text("Index Name"),
                estimate(),
                json.has("Actual Loops") ? actual() : null,
                conditions(),
                others(json, READ),
                children(level));
    }

    private String type() {
        String type = json.path("Node Type").asText();
        if (type.isBlank()) {
            throw bad("a node of the plan has no 'Node Type'");
        }
        return type;
    }

    private Estimate estimate() {
        return new Estimate(
                number("Startup Cost"),
                number("Total Cost"),
                number("Plan Rows"),
                (int) number("Plan Width"));
    }

    private Actual actual() {
        return new Actual(
                number("Actual Startup Time"),
                number("Actual Total Time"),
                number("Actual Rows"),
                number("Actual Loops"));
    }

    private Conditions conditions() {
        return new Conditions(
                text("Index Cond"),
                text("Recheck Cond"),
                text("Filter"),
                text("Join Filter"),
                text("Hash Cond"),
                text("Merge Cond"));
    }

    private List<PlanNode> children(int level) {
        JsonNode plans = json.path("Plans");
        if (!plans.isMissingNode() && !plans.isArray()) {
            throw bad("'Plans' of the node '" + type() + "' is no list");
        }
        List<PlanNode> children = new ArrayList<>(plans.size());
        plans.forEach(child -> children.add(new ServerNode(child).node(level + 1)));
        return children;
    }

    /// The properties that are none of these; absent ones, which JSON writes as null, left out.
    static Map<String, Object> others(JsonNode json, Set<String> read) {
        Map<String, Object> others = new HashMap<>();
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            if (!read.contains(property.getKey()) && !property.getValue().isNull()) {
                others.put(property.getKey(), value(property.getValue()));
            }
        }
        return others;
    }

    private static Object value(JsonNode value) {
        return value.isTextual()
                ? value.textValue()
                : value.isNumber() ? number(value) : Json.MAPPER.convertValue(value, Object.class);
    }

    /// A whole number is told as one, whatever the form it was printed in.
    private static Number number(JsonNode value) {
        double number = value.asDouble();
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? (Number) (long) number : value.numberValue();
    }

    private @Nullable String text(String key) {
        return json.hasNonNull(key) ? json.path(key).asText() : null;
    }

    private double number(String key) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        double number = value.asDouble();
        if (!value.isNumber() || !Double.isFinite(number)) {
            throw bad("'%s' of the node '%s' is no number".formatted(key, type()));
        }
        return number;
    }

    private static Problem bad(String what) {
        return new Problem(
                Code.BAD_ARGUMENT, what, "send what 'explain (format json) …' answers, unchanged");
    }
}
