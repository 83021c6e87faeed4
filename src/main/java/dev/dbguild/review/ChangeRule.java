package dev.dbguild.review;

import java.util.List;

/// A rule over the statements of a script, one after the other.
non-sealed interface ChangeRule extends Rule {
    /// What this rule has against the statement of this step, which knows all that came before it.
    List<Suspicion> check(Step step);
}
