package dev.dbguild.review.plan;

import java.util.List;

/// A constraint that is first asked of new rows only, and then checked for the old ones while others work.
final class Validated {
    private Validated() {}

    /// @param alter `alter table … `
    /// @param add the statement that adds the constraint NOT VALID
    /// @param name as a title shows it
    static List<PlanStep> steps(String alter, String constraint, String add, String name) {
        String drop = alter + "drop constraint " + constraint;
        return List.of(
                PlanStep.expand("add " + name)
                        .up(add)
                        .down(drop)
                        .accept("drop-constraint", "this migration added the constraint")
                        .note(
                                "from now on new and changed rows must satisfy it: deploy programs that do before this step"),
                PlanStep.migrate("validate " + name)
                        .up(alter + "validate constraint " + constraint)
                        .down(drop, add)
                        .accept(
                                "drop-constraint",
                                "the constraint comes back in the same transaction")
                        .note(
                                "it reads the table, and nobody waits for it; it fails when old rows break the rule"));
    }
}
