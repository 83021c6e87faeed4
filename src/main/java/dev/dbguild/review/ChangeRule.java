package dev.dbguild.review;

import java.util.List;

/// A rule over the statements of a script, one after the other.
non-sealed interface ChangeRule extends Rule {
    /// The types of statements and of sub-commands that this rule looks at: it is asked about no others. Empty when
    /// it looks at every statement. A rule about sub-commands alone is asked about tables that were there before the
    /// change; one that also looks at tables that the change makes is about `Statement.AlterTable`.
    default List<Class<?>> about() {
        return List.of();
    }

    /// What this rule has against the statement of this step, which knows all that came before it.
    List<Suspicion> check(Step step);
}
