package dev.dbguild.plan.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.plan.Actual;
import dev.dbguild.plan.Conditions;
import dev.dbguild.plan.Estimate;
import dev.dbguild.plan.PlanNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done with rows of tables: joined, sorted, put aside. Where the server gives no figures of its own, they are
/// those of what lies below.
final class Operations {
    private Operations() {}

    static PlanNode node(
            String type, JsonNode json, Map<String, Object> details, List<PlanNode> children) {
        if (json.hasNonNull("sort_key")) {
            details.put("Sort Key", List.of(json.path("sort_key").asText()));
        }
        String condition = Tables.text(json, "attached_condition");
        return new PlanNode(
                type,
                null,
                null,
                null,
                null,
                null,
                null,
                new Estimate(0, cost(json, children), rows(children), 0),
                actual(json, children),
                new Conditions(
                        null, null, Tables.text(json, "having_condition"), condition, null, null),
                details,
                children);
    }

    private static double cost(JsonNode json, List<PlanNode> children) {
        if (json.has("cost")) {
            return Figures.of(json, "cost", 0);
        }
        JsonNode whole = json.path("cost_info").path("query_cost");
        return whole.isMissingNode()
                ? children.stream().mapToDouble(child -> child.estimate().totalCost()).sum()
                : Figures.read(whole.asText(), 0);
    }

    /// A join gives what its last table gives for each row of those before it.
    private static double rows(List<PlanNode> children) {
        double rows = 1;
        for (PlanNode child : children) {
            rows *= child.subplan() == null ? child.estimate().rows() : 1;
        }
        return children.isEmpty() ? 0 : rows;
    }

    private static @Nullable Actual actual(JsonNode json, List<PlanNode> children) {
        boolean ran = children.stream().anyMatch(child -> child.actual() != null);
        if (!ran && !json.has("r_loops")) {
            return null;
        }
        double below = children.stream().mapToDouble(Operations::allMs).sum();
        double loops = Figures.of(json, "r_loops", 1);
        double ms = Math.max(below, Figures.of(json, "r_total_time_ms", below));
        double all = children.isEmpty() ? 0 : rowsOf(children.getLast());
        double rows = Figures.of(json, "r_output_rows", Figures.of(json, "r_rows", all));
        return new Actual(0, loops == 0 ? 0 : ms / loops, loops == 0 ? 0 : rows / loops, loops);
    }

    private static double allMs(PlanNode node) {
        return node.actual() == null ? 0 : node.actual().totalMs() * node.actual().loops();
    }

    private static double rowsOf(PlanNode node) {
        return node.actual() == null ? 0 : node.actual().rows() * node.actual().loops();
    }

    /// The node as the top of a subquery.
    static PlanNode subquery(PlanNode node) {
        Object id = node.details().getOrDefault("select_id", "");
        return new PlanNode(
                node.type(),
                "SubPlan",
                ("Subquery #" + id).replaceFirst("#$", "").strip(),
                null,
                node.relation(),
                null,
                node.index(),
                node.estimate(),
                node.actual(),
                node.conditions(),
                node.details(),
                node.children());
    }

    /// The node with more details.
    static PlanNode with(PlanNode node, Map<String, Object> more) {
        if (more.isEmpty()) {
            return node;
        }
        Map<String, Object> details = new HashMap<>(more);
        details.putAll(node.details());
        return new PlanNode(
                node.type(),
                node.relationship(),
                node.subplan(),
                node.schema(),
                node.relation(),
                node.alias(),
                node.index(),
                node.estimate(),
                node.actual(),
                node.conditions(),
                details,
                node.children());
    }
}
