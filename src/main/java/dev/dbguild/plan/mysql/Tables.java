package dev.dbguild.plan.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.plan.Actual;
import dev.dbguild.plan.Conditions;
import dev.dbguild.plan.Estimate;
import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one table is read. The servers tell rows before the condition and the share that remains, so the rows of the
/// node are their product.
final class Tables {
    private Tables() {}

    static PlanNode node(JsonNode json, Map<String, Object> details, List<PlanNode> children) {
        String message = text(json, "message");
        if (message != null) {
            return Operations.node(message, json, details, children);
        }
        double examined = Figures.first(json, "rows", "rows_examined_per_scan");
        double filtered = Figures.of(json, "filtered", 100) / 100;
        return new PlanNode(
                type(text(json, "access_type")),
                null,
                null,
                null,
                text(json, "table_name"),
                null,
                text(json, "key"),
                new Estimate(0, cost(json), examined * filtered, 0),
                actual(json),
                new Conditions(
                        text(json, "index_condition"),
                        null,
                        text(json, "attached_condition"),
                        null,
                        null,
                        null),
                details,
                children);
    }

    private static String type(@Nullable String access) {
        return switch (access == null ? "" : access) {
            case "ALL" -> "Table scan";
            case "index" -> "Index scan";
            case "range" -> "Index range scan";
            case "ref", "ref_or_null" -> "Index lookup";
            case "eq_ref" -> "Single-row index lookup";
            case "const", "system" -> "Constant row";
            case "index_merge" -> "Index merge";
            case "fulltext" -> "Full-text search";
            case "hash_ALL" -> "Hash join table scan";
            case "" -> "Table";
            case String other -> "Table by " + other;
        };
    }

    private static double cost(JsonNode json) {
        JsonNode parts = json.path("cost_info");
        return parts.isObject()
                ? Figures.of(parts, "read_cost", 0) + Figures.of(parts, "eval_cost", 0)
                : Figures.of(json, "cost", 0);
    }

    private static @Nullable Actual actual(JsonNode json) {
        if (!json.has("r_loops")) {
            return null;
        }
        double loops = Figures.of(json, "r_loops", 0);
        double ms =
                json.has("r_total_time_ms")
                        ? Figures.of(json, "r_total_time_ms", 0)
                        : Figures.of(json, "r_table_time_ms", 0)
                                + Figures.of(json, "r_other_time_ms", 0);
        double rows = Figures.of(json, "r_rows", 0) * Figures.of(json, "r_filtered", 100) / 100;
        return new Actual(0, loops == 0 ? 0 : ms / loops, rows, loops);
    }

    static @Nullable String text(JsonNode json, String key) {
        return json.hasNonNull(key) ? json.path(key).asText() : null;
    }
}
