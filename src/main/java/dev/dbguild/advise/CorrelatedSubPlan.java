package dev.dbguild.advise;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;

/// A sub-query runs again for every row of the query around it.
final class CorrelatedSubPlan implements PlanFinding {
    private static final double MANY_RUNS = 1_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "correlated-sub-plan",
                    "a sub-query runs once for every row of the query around it",
                    "join to it instead, or to a lateral or grouped form of it",
                    "1,000 runs that take 10 % of the whole",
                    "mydba.dev speaks on more than one run; 1,000 is ours, 10 % is pev2's");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.nodes()
                .filter(placed -> "SubPlan".equals(placed.node().relationship()))
                .filter(placed -> !hashed(placed) && runs(facts, placed) >= MANY_RUNS)
                .filter(placed -> weight(facts, placed) >= 0.10)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean hashed(PlacedNode placed) {
        PlacedNode parent = placed.parent();
        String hashed = "hashed " + placed.node().subplan() + ")";
        return parent != null
                && (parent.node().conditions().all() + parent.node().list("Output").toString())
                        .contains(hashed);
    }

    private static double runs(PlanFacts facts, PlacedNode placed) {
        PlacedNode parent = placed.parent();
        if (facts.analyzed() || parent == null) {
            return placed.node().loops();
        }
        boolean inFilter = mentions(parent.node(), String.valueOf(placed.node().subplan()));
        return inFilter ? facts.read(parent) : facts.kept(parent);
    }

    private static boolean mentions(PlanNode parent, String subplan) {
        return parent.conditions().all().stream()
                .anyMatch(condition -> condition.contains(subplan + ")"));
    }

    private static double weight(PlanFacts facts, PlacedNode placed) {
        return facts.analyzed()
                ? facts.share(placed)
                : runs(facts, placed) * placed.node().estimate().totalCost() / facts.plan().cost();
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String on = placed.node().qualified().map(name -> " on '" + name + "'").orElse("");
        String message =
                facts.analyzed()
                        ? "%s%s ran %s times and took %s of the time"
                                .formatted(
                                        placed.node().subplan(),
                                        on,
                                        Figures.count(placed.node().loops()),
                                        Figures.share(Math.min(1, facts.share(placed))))
                        : "%s%s is expected to run %s times, once for each row"
                                .formatted(
                                        placed.node().subplan(),
                                        on,
                                        Figures.count(runs(facts, placed)));
        return CARD.at(facts, placed)
                .warning(
                        message,
                        new Remedy(
                                "write it as a join: group the inner table once by the column it is compared on, then join;"
                                        + " for a few rows only, index that column",
                                null));
    }
}
