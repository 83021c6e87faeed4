package dev.dbguild.advise.plan;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanText;
import org.jspecify.annotations.Nullable;

/// A node of a plan that a finding is about to be made on.
///
/// @param observed whether the query was run, so that what is said was measured
record PlanSpot(String rule, boolean observed, PlacedNode node) {
    private static final int LONGEST = 1_200;

    Finding warning(String message, Remedy remedy) {
        return finding(Severity.WARNING, message, remedy, null);
    }

    Finding info(String message, Remedy remedy) {
        return finding(Severity.INFO, message, remedy, null);
    }

    Finding warningIf(boolean grave, String message, Remedy remedy) {
        return grave ? warning(message, remedy) : info(message, remedy);
    }

    /// What may be wrong; `settledBy` says what would tell.
    Finding assumed(String message, Remedy remedy, String settledBy) {
        return finding(Severity.INFO, message, remedy, settledBy);
    }

    private Finding finding(
            Severity severity, String message, Remedy remedy, @Nullable String settledBy) {
        Proof known = observed ? Proof.OBSERVED : Proof.DERIVED;
        return new Finding(
                rule,
                severity,
                node.node().qualified().orElseGet(() -> PlanText.label(node.node())),
                Location.inPlan(node.path()),
                shortened(message),
                remedy,
                settledBy == null ? known : Proof.ASSUMED,
                settledBy);
    }

    /// A condition may be as long as the list somebody put into a query.
    private static String shortened(String message) {
        int length = message.length();
        return length <= LONGEST
                ? message
                : message.substring(0, LONGEST * 2 / 3)
                        + " … "
                        + message.substring(length - LONGEST / 3);
    }
}
