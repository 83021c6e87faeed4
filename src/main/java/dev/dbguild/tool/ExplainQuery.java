package dev.dbguild.tool;

import dev.dbguild.advise.plan.PlanContext;
import dev.dbguild.advise.plan.PlanFindings;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.ExplainsQueries.Explained;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.plan.PlanText;
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.SqlGate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Asks the planner how it would run a query, and runs it only when asked to.
final class ExplainQuery implements Tool<ExplainQuery.Args> {
    record Args(String target, String sql, @Nullable Boolean analyze) {
        Args {
            Asked.notBlank("sql", sql);
        }
    }

    /// @param analyzed whether the query was run, so that figures are measured and not expected
    /// @param generic whether parameters were left open
    /// @param cost the planner's own unit, about one sequential page read
    /// @param text the plan as psql prints it
    record Explanation(
            String sql,
            boolean analyzed,
            boolean generic,
            double cost,
            double rows,
            @Nullable Double planningMs,
            @Nullable Double executionMs,
            String text,
            List<Scan> scans,
            PlanNode plan) {}

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

    @Override
    public String name() {
        return "explain_query";
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        Target target = context.targets().named(args.target());
        Admitted query = SqlGate.admit(args.sql(), target);
        boolean analyze = query.analyze() || Boolean.TRUE.equals(args.analyze());
        Explained explained =
                Engines.on(target, ExplainsQueries.class).explain(target, query.sql(), analyze);
        Plan plan = PlanReader.read(explained.plan());
        List<Finding> findings = PlanFindings.of(plan, PlanContext.of(target, plan, query.sql()));
        Explanation payload = explanation(query.sql(), explained, plan);
        return new ToolResult(summary(payload), payload, findings, explained.ran());
    }

    private static Explanation explanation(String sql, Explained explained, Plan plan) {
        return new Explanation(
                sql,
                plan.analyzed(),
                explained.generic(),
                plan.cost(),
                plan.root().rows(),
                plan.planningMs(),
                plan.executionMs(),
                PlanText.of(plan),
                plan.nodes().stream()
                        .filter(placed -> placed.node().relation() != null)
                        .map(ExplainQuery::scan)
                        .toList(),
                plan.root());
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

    private static String summary(Explanation plan) {
        String root =
                String.format(
                        Locale.ROOT,
                        "%s, cost %.2f, %.0f rows",
                        plan.plan().type(),
                        plan.cost(),
                        plan.rows());
        if (plan.executionMs() != null) {
            return root + String.format(Locale.ROOT, ", ran in %.2f ms", plan.executionMs());
        }
        return root
                + (plan.generic() ? " expected for any parameters" : " expected; it was not run");
    }
}
