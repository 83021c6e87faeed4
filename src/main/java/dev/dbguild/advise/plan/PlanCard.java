package dev.dbguild.advise.plan;

/// What there is to know about a plan finding, for its page and its messages.
///
/// @param id stable kebab-case id of the rule
/// @param says what goes wrong, as a sentence without names
/// @param instead what to do about it
/// @param threshold when it speaks, and when it is a warning
/// @param source where the threshold comes from
public record PlanCard(String id, String says, String instead, String threshold, String source) {

    /// Begins a finding on one node of the plan.
    PlanSpot at(PlanFacts facts, dev.dbguild.plan.PlacedNode node) {
        return new PlanSpot(id, facts.analyzed(), node);
    }
}
