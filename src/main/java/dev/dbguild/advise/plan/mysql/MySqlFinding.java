package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import java.util.List;

/// One thing that can be wrong with a plan of MySQL or MariaDB. Found by its one file; stateless.
interface MySqlFinding {
    PlanCard card();

    /// Where it is wrong, in the plan's order; empty when it is not.
    List<Finding> find(MySqlFacts facts);
}
