package dev.dbguild.tool;

import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanDocument;
import dev.dbguild.plan.PlanMermaid;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.plan.PlanText;
import dev.dbguild.plan.PlanTree;
import dev.dbguild.plan.compare.PlanComparison;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A plan as evidence.
///
/// @param sql null for a plan that was pasted
/// @param analyzed whether the query was run, so that figures are measured and not expected
/// @param generic whether parameters were left open
/// @param cost the planner's own unit, about one sequential page read
/// @param text the plan as psql prints it
/// @param drawing the plan as it was asked to be drawn
/// @param comparison with the plan it was asked to be compared with
/// @param plan its nodes, with their own shares of the whole
record Explanation(
        @Nullable String sql,
        boolean analyzed,
        boolean generic,
        double cost,
        double rows,
        @Nullable Double planningMs,
        @Nullable Double executionMs,
        String text,
        @Nullable String drawing,
        @Nullable PlanComparison comparison,
        List<Scan> scans,
        PlanDocument.Step plan) {

    /// A node that reads a relation.
    record Scan(
            String path,
            String type,
            String relation,
            @Nullable String index,
            double cost,
            double estimatedRows,
            @Nullable Double actualRows,
            @Nullable Double loops,
            @Nullable Double ms,
            @Nullable String filter,
            @Nullable String condition,
            @Nullable Double rowsRemoved) {}

    static Explanation of(
            Plan plan, @Nullable String sql, boolean generic, ExplainQuery.Args asked) {
        return new Explanation(
                sql,
                plan.analyzed(),
                generic,
                plan.cost(),
                plan.root().rows(),
                plan.planningMs(),
                plan.executionMs(),
                PlanText.of(plan),
                drawing(asked.drawing(), plan),
                comparison(asked.before(), plan),
                plan.nodes().stream()
                        .filter(placed -> placed.node().relation() != null)
                        .map(Explanation::scan)
                        .toList(),
                PlanDocument.of(plan).root());
    }

    private static @Nullable String drawing(@Nullable String form, Plan plan) {
        if (form == null) {
            return null;
        }
        return form.equals("mermaid") ? PlanMermaid.of(plan) : PlanTree.of(plan);
    }

    private static @Nullable PlanComparison comparison(@Nullable String before, Plan plan) {
        return before == null ? null : PlanComparison.of(PlanReader.read(before), plan);
    }

    private static Scan scan(PlacedNode placed) {
        PlanNode node = placed.node();
        boolean ran = node.actual() != null;
        return new Scan(
                placed.path(),
                node.type(),
                String.valueOf(node.relation()),
                node.index(),
                node.estimate().totalCost(),
                node.estimate().rows(),
                ran ? Double.valueOf(node.rows()) : null,
                ran ? Double.valueOf(node.loops()) : null,
                node.actual() == null ? null : Double.valueOf(node.actual().totalMs()),
                node.conditions().filter(),
                node.conditions().index(),
                ran ? Double.valueOf(node.number("Rows Removed by Filter")) : null);
    }

    String summary() {
        return comparison == null ? figures() : figures() + "; " + comparison.summary();
    }

    private String figures() {
        String root =
                String.format(Locale.ROOT, "%s, cost %.2f, %.0f rows", plan.type(), cost, rows);
        if (executionMs != null) {
            return root + String.format(Locale.ROOT, ", ran in %.2f ms", executionMs);
        }
        return root + (generic ? " expected for any parameters" : expected());
    }

    private String expected() {
        return analyzed ? ", as it ran" : " expected; it was not run";
    }
}
