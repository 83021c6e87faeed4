package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.Estimate;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;

/// Rows are computed only to be skipped by OFFSET.
final class LargeOffset implements PlanFinding {
    private static final double MANY_ROWS = 1_000;
    private static final double WASTE = 10;

    private static final PlanCard CARD =
            new PlanCard(
                    "large-offset",
                    "OFFSET computes rows only to skip them, and more of them on each further page",
                    "continue after the last row seen (keyset pagination)",
                    "1,000 rows skipped, and 10 times as many as returned",
                    "pganalyze's OFFSET insight names no figure; these are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Limit")
                .filter(placed -> skipped(facts, placed) >= MANY_ROWS)
                .filter(placed -> skipped(facts, placed) >= WASTE * placed.node().rows())
                .map(placed -> finding(facts, placed))
                .toList();
    }

    /// Measured; or from the planner's own formula: the share of the input's cost that comes before the first row.
    private static double skipped(PlanFacts facts, PlacedNode placed) {
        PlanNode input = placed.node().input().orElse(placed.node());
        if (facts.analyzed()) {
            return input.rows() - placed.node().rows();
        }
        Estimate all = input.estimate();
        double cost = all.totalCost() - all.startupCost();
        double before = placed.node().estimate().startupCost() - all.startupCost();
        return cost <= 0 ? 0 : all.rows() * before / cost;
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String message =
                "%s%s rows are computed and skipped before %s are returned"
                        .formatted(
                                facts.analyzed() ? "" : "about ",
                                Figures.count(skipped(facts, placed)),
                                Figures.count(placed.node().rows()));
        String keys =
                String.join(", ", placed.node().input().orElse(placed.node()).list("Sort Key"));
        String order =
                keys.isEmpty()
                        ? "the ordered columns"
                        : "(" + keys.replaceAll(" DESC| ASC", "") + ")";
        return CARD.at(facts, placed)
                .warning(
                        message,
                        new Remedy(
                                "drop OFFSET and continue after the last row seen: compare "
                                        + order
                                        + ", with a unique column last, to that row's values",
                                null));
    }
}
