package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.review.Review.Lock;
import java.util.List;

/// A statement after the static rules: what they have against it and what locks it takes.
///
/// @param number of the transaction around it
record Examined(Step step, int number, List<Charge> charges, List<Lock> locks) {

    /// A suspicion with the rule that has it.
    record Charge(RuleCard card, Suspicion suspicion) {}

    boolean claims(Class<? extends Claim> kind) {
        return charges.stream().anyMatch(charge -> kind.isInstance(charge.suspicion().claim()));
    }
}
