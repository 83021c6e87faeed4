package dev.dbguild.advise.plan;

import dev.dbguild.Found;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.Plan;
import dev.dbguild.schema.Schema;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a plan. Works on estimates alone; of a query that was run it says more, with better proof.
public final class PlanFindings {
    private PlanFindings() {}

    /// Every finding, gravest first, then in the plan's order.
    ///
    /// @param schema of the database that made the plan; without it less can be said
    public static List<Finding> in(Plan plan, @Nullable Schema schema) {
        PlanFacts facts = new PlanFacts(plan, schema);
        return Found.every(PlanFinding.class).stream()
                .flatMap(finding -> finding.find(facts).stream())
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
