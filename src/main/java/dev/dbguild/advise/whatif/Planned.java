package dev.dbguild.advise.whatif;

import dev.dbguild.plan.Plan;

/// What became of a query under some changes.
sealed interface Planned {
    record As(Plan plan) implements Planned {}

    /// @param why in the server's words
    record Not(String why) implements Planned {}
}
