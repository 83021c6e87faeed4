package dev.dbguild.advise.plan;

import dev.dbguild.finding.Finding;
import java.util.List;

/// One thing that can be wrong with a plan. Found by its one file; stateless.
interface PlanFinding {
    PlanCard card();

    /// Where it is wrong, in the plan's order; empty when it is not.
    List<Finding> find(PlanFacts facts);

    /// Whether it has something to say of a statement that takes next to no time.
    default boolean speaksOfCheapPlans() {
        return false;
    }
}
