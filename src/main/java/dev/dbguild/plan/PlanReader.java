package dev.dbguild.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.sql.Dialect;
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

    /// More nodes than this are refused.
    public static final int MOST_NODES = 50_000;

    /// A plan nested deeper than this is refused.
    public static final int DEEPEST = 500;

    private PlanReader() {}

    /// The only or first plan of a paste; see [#all].
    public static Plan read(String pasted) {
        return all(pasted).getFirst();
    }

    /// Every plan of what somebody pasted, in whatever form a server prints plans and whatever a terminal or log put
    /// around it.
    ///
    /// @throws Problem [Code#BAD_ARGUMENT] or [Code#BAD_JSON] with the field `line` when there is no plan in it or a
    ///     broken one; [Code#TOO_LARGE] above [Paste#MOST] characters, [#MOST_NODES] nodes or [#DEEPEST] levels
    public static List<Plan> all(String pasted) {
        Paste paste = new Paste(pasted);
        List<Plan> plans =
                Found.every(PlanForm.class).stream()
                        .filter(form -> form.fits(paste))
                        .findFirst()
                        .orElseThrow(() -> NoPlan.in(paste))
                        .read(paste);
        return plans;
    }

    /// The number of the line that this place of a text is in, from 1.
    static int line(String text, int place) {
        return 1 + (int) text.chars().limit(place).filter(c -> c == '\n').count();
    }

    static Problem tooDeep() {
        return new Problem(
                        Code.TOO_LARGE,
                        "the plan is nested deeper than " + DEEPEST + " levels",
                        "send the part of the plan that matters")
                .with("limit", DEEPEST);
    }

    /// Reads the document: the array the server sends, its only element, or a bare node.
    public static Plan read(JsonNode document) {
        JsonNode statement = document.isArray() ? document.path(0) : document;
        JsonNode root = statement.has("Node Type") ? statement : statement.path("Plan");
        if (!root.has("Node Type")) {
            throw noPlan();
        }
        return new Plan(
                Dialect.POSTGRESQL,
                node(root),
                optional(statement, "Planning Time"),
                optional(statement, "Execution Time"),
                root == statement ? Map.of() : others(statement, READ_OF_STATEMENT));
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
