package dev.dbguild.tool;

import dev.dbguild.advise.plan.PlanContext;
import dev.dbguild.advise.plan.PlanFindings;
import dev.dbguild.advise.plan.TriedRemedies;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.ExplainsQueries.Explained;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Lab;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.plan.mysql.RealNames;
import dev.dbguild.sql.Dialect;
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.Precautions;
import dev.dbguild.tool.gate.SqlGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the planner how it would run a query, and runs it only when asked to; or reads a plan that was pasted.
final class ExplainQuery implements Tool<ExplainQuery.Args> {
    /// @param plan what somebody pasted in place of `sql`
    /// @param before an older plan of the same query, to be compared with
    /// @param drawing `tree` or `mermaid`; null for none
    record Args(
            @Nullable String target,
            @Nullable String sql,
            @Nullable Boolean analyze,
            @Nullable String plan,
            @Nullable String before,
            @Nullable String drawing) {
        Args {
            if ((sql == null) == (plan == null)) {
                throw Asked.bad("sql", "name either 'sql' or a 'plan' to read, and not both");
            }
            Asked.notBlank(sql == null ? "plan" : "sql", sql == null ? plan : sql);
            if (sql != null && target == null) {
                throw Asked.bad("target", "'sql' needs a 'target' that plans it");
            }
        }
    }

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
        Target target = args.target() == null ? null : context.targets().named(args.target());
        return args.plan() != null || target == null
                ? pasted(args, target)
                : asked(args, target, context);
    }

    private static ToolResult asked(Args args, Target target, ToolContext context) {
        Admitted query = SqlGate.admitToPlan(String.valueOf(args.sql()), target);
        boolean analyze = query.analyze() || Boolean.TRUE.equals(args.analyze());
        if (analyze) {
            Precautions.take(target, query, context.gate());
        }
        Explained explained =
                Engines.on(target, ExplainsQueries.class).explain(target, query.sql(), analyze);
        Plan plan = RealNames.in(PlanReader.read(explained.plan()), query.sql());
        List<Finding> findings = findings(target, plan, query.sql(), context.lab());
        Explanation told = Explanation.of(plan, query.sql(), explained.generic(), args);
        return new ToolResult(told.summary(), told, findings, explained.ran());
    }

    /// What is wrong, its remedies tried on a twin where that can be.
    private static List<Finding> findings(Target target, Plan plan, String sql, Lab lab) {
        List<Finding> findings = PlanFindings.of(plan, PlanContext.of(target, plan, sql));
        return plan.dialect() == Dialect.POSTGRESQL
                ? TriedRemedies.on(lab, target, sql, findings)
                : findings;
    }

    /// Of several plans the first.
    private static ToolResult pasted(Args args, @Nullable Target target) {
        List<Plan> plans = PlanReader.all(String.valueOf(args.plan()));
        Plan plan = plans.getFirst();
        PlanContext context = target == null ? PlanContext.NONE : PlanContext.of(target, plan);
        List<Finding> findings = PlanFindings.of(plan, context);
        Explanation told = Explanation.of(plan, null, false, args);
        String more = plans.size() == 1 ? "" : "; the first of " + plans.size() + " plans";
        return new ToolResult(told.summary() + more, told, findings, null);
    }
}
