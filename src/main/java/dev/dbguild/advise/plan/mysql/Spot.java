package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.plan.PlacedNode;

/// A node of a plan that a finding is about to be made on.
record Spot(PlanCard card, MySqlFacts facts, PlacedNode node) {

    Finding info(String message, Remedy remedy) {
        return finding(Severity.INFO, message, remedy);
    }

    Finding warning(String message, Remedy remedy) {
        return finding(Severity.WARNING, message, remedy);
    }

    /// A warning if `grave`.
    Finding graded(boolean grave, String message, Remedy remedy) {
        return finding(grave ? Severity.WARNING : Severity.INFO, message, remedy);
    }

    /// In words alone.
    Finding info(String message, String advice) {
        return info(message, new Remedy(advice, null));
    }

    private Finding finding(Severity severity, String message, Remedy remedy) {
        return new Finding(
                card.id(),
                severity,
                facts.name(node),
                Location.inPlan(node.path()),
                message,
                remedy,
                facts.analyzed() ? Proof.OBSERVED : Proof.DERIVED,
                null);
    }
}
