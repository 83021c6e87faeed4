package dev.dbguild.advise.plan;

import dev.dbguild.finding.Finding;
import dev.dbguild.plan.Plan;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges the plans of one kind of server. Found by its one file; stateless.
///
/// PostgreSQL's judge is [PlanFindings] itself; a judge for another server brings its own findings.
public interface PlanJudge {
    Dialect dialect();

    /// What each of its findings looks for, by id.
    List<PlanCard> cards();

    /// Every finding, in the plan's order.
    ///
    /// @param schema of the database that made the plan; null when only the plan is known
    List<Finding> findings(Plan plan, @Nullable Schema schema);
}
