package dev.dbguild.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One node of a plan with everything the server said about it.
///
/// @param type the server's node type: `Seq Scan`, `Nested Loop`, …
/// @param relationship how the parent uses it: `Outer`, `Inner`, `Member`, `Subquery`, `InitPlan`, `SubPlan`; null
///     for the root
/// @param subplan name of the sub-plan this node is the top of: `SubPlan 1`, `CTE recent`
/// @param alias name of the relation in the query; equals `relation` where the query gives none
/// @param actual what happened; null when the query was not run
/// @param details every other property under the server's own key: `Sort Key`, `Hash Batches`, `Workers Planned`, …
/// @param children in the server's order
public record PlanNode(
        String type,
        @Nullable String relationship,
        @Nullable String subplan,
        @Nullable String schema,
        @Nullable String relation,
        @Nullable String alias,
        @Nullable String index,
        Estimate estimate,
        @Nullable Actual actual,
        Conditions conditions,
        Map<String, Object> details,
        List<PlanNode> children) {

    public PlanNode {
        details = Map.copyOf(details);
        children = List.copyOf(children);
    }

    /// How many nodes it and those below it are.
    public long size() {
        return 1 + children.stream().mapToLong(PlanNode::size).sum();
    }

    /// Whether the server calls it one of these types.
    public boolean any(String... types) {
        return List.of(types).contains(type);
    }

    /// A number among the details, 0 when it is not there.
    public double number(String key) {
        return details.get(key) instanceof Number number ? number.doubleValue() : 0;
    }

    /// A word among the details, empty when it is not there.
    public String word(String key) {
        return details.get(key) instanceof String word ? word : "";
    }

    /// A list among the details (`Sort Key`, `Group Key`), empty when it is not there.
    public List<String> list(String key) {
        return details.get(key) instanceof List<?> list
                ? list.stream().map(Objects::toString).toList()
                : List.of();
    }

    /// Whether a detail is there and true.
    public boolean says(String key) {
        return Boolean.TRUE.equals(details.get(key));
    }

    /// Rows for one loop: the real ones where the query was run, else the expected ones.
    public double rows() {
        return actual == null || actual.loops() == 0 ? estimate.rows() : actual.rows();
    }

    /// How often it ran; 1 when the query was not run.
    public double loops() {
        return actual == null ? 1 : actual.loops();
    }

    /// The planner's cost of the node without that of its children; never negative.
    public double ownCost() {
        double below = children.stream().mapToDouble(child -> child.estimate().totalCost()).sum();
        return Math.max(0, estimate.totalCost() - below);
    }

    /// Whether its time is already within another node's, because it is a CTE or runs once for a parameter.
    public boolean once() {
        return "InitPlan".equals(relationship);
    }

    /// Whether it is the top of a sub-query that an expression reads, and no input of its parent.
    public boolean isSubplan() {
        return once() || "SubPlan".equals(relationship);
    }

    /// The first node whose rows it reads; what a parameter or an expression reads is none.
    public Optional<PlanNode> input() {
        return children.stream().filter(child -> !child.isSubplan()).findFirst();
    }

    /// The relation as the query names it, quoted by the server where needed.
    public Optional<String> name() {
        return Optional.ofNullable(alias == null ? relation : alias);
    }

    /// The relation with its schema where the server told it (`VERBOSE`).
    public Optional<String> qualified() {
        return Optional.ofNullable(relation)
                .map(name -> schema == null ? name : schema + "." + name);
    }
}
