package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanText;
import java.util.List;

/// One step takes most of the time: look there first.
final class DominantNode implements PlanFinding {
    private static final double MOST = 0.4;

    /// The seeds call a response under 50 ms good.
    private static final double GOOD_MS = 50;

    private static final PlanCard CARD =
            new PlanCard(
                    "node-dominates-time",
                    "one step of the plan takes most of the time",
                    "mend this step first; elsewhere little can be won",
                    "40 % of the time of a query over 50 ms, spent in the node itself",
                    "pev2 marks 10, 40 and 90 %; 50 ms is the limit of a good response");

    @Override
    public PlanCard card() {
        return CARD;
    }

    /// The time of a Gather is mostly its wait for workers.
    @Override
    public List<Finding> find(PlanFacts facts) {
        double whole = Math.max(facts.executionMs(), facts.nodes().mapToDouble(facts::ownMs).sum());
        return facts.nodes()
                .filter(placed -> !placed.node().any("Gather", "Gather Merge"))
                .filter(placed -> whole > GOOD_MS && facts.ownMs(placed) >= MOST * whole)
                .map(placed -> finding(facts, placed, whole))
                .toList();
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed, double whole) {
        double ms = facts.ownMs(placed);
        String message =
                "%s takes %s of %s, %s"
                        .formatted(
                                PlanText.label(placed.node()),
                                Figures.time(ms),
                                Figures.time(whole),
                                Figures.share(ms / whole));
        return CARD.at(facts, placed)
                .info(
                        message,
                        new Remedy("mend this step first; elsewhere little can be won", null));
    }
}
