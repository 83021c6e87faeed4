package dev.dbguild.advise.health;

import dev.dbguild.finding.Finding;
import java.util.List;

/// One thing that can be wrong with a database. Found by its one file; stateless.
interface HealthCheck {
    HealthCard card();

    /// What is wrong, gravest first; empty when nothing is. Throws a [dev.dbguild.Problem] when it cannot tell.
    List<Finding> check(HealthFacts facts);
}
