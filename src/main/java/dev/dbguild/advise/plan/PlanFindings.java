package dev.dbguild.advise.plan;

import dev.dbguild.Found;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.Plan;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Dialect;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a plan. Works on estimates alone; of a query that was run it says more, with better proof.
public final class PlanFindings {
    private PlanFindings() {}

    /// Every finding, as [#of] gives them.
    ///
    /// @param schema of the database that made the plan; without it less can be said
    public static List<Finding> in(Plan plan, @Nullable Schema schema) {
        return of(plan, PlanContext.of(schema));
    }

    /// Every finding: the gravest first, among equals the one whose step takes most; one for each cause.
    public static List<Finding> of(Plan plan, PlanContext context) {
        return plan.dialect() == Dialect.POSTGRESQL
                ? own(new PlanFacts(plan, context))
                : others(plan, context.schema());
    }

    private static List<Finding> own(PlanFacts facts) {
        return Causes.once(
                facts,
                Found.every(PlanFinding.class).stream()
                        .filter(finding -> !facts.cheap() || finding.speaksOfCheapPlans())
                        .flatMap(finding -> finding.find(facts).stream())
                        .toList());
    }

    private static List<Finding> others(Plan plan, @Nullable Schema schema) {
        return Found.every(PlanJudge.class).stream()
                .filter(judge -> judge.dialect() == plan.dialect())
                .flatMap(judge -> judge.findings(plan, schema).stream())
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    /// What each finding looks for, by id.
    public static List<PlanCard> cards() {
        return Found.every(PlanFinding.class).stream()
                .map(PlanFinding::card)
                .sorted(Comparator.comparing(PlanCard::id))
                .toList();
    }
}
