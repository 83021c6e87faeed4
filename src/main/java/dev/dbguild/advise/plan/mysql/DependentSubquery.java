package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// A subquery is run again for the rows of the query around it.
final class DependentSubquery implements MySqlFinding {
    private static final double OFTEN = 100;

    private static final PlanCard CARD =
            new PlanCard(
                    "dependent-subquery",
                    "a subquery is run again for each row of the query around it",
                    "join the subquery's table, grouped where it aggregates",
                    "run 100 times; or, when not run, marked dependent and asked by 100 rows",
                    "dependent in EXPLAIN, r_loops in ANALYZE; the count is ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.nodes()
                .filter(placed -> "SubPlan".equals(placed.node().relationship()))
                .filter(placed -> times(facts, placed) >= OFTEN)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static double times(MySqlFacts facts, PlacedNode placed) {
        if (facts.analyzed()) {
            return placed.node().loops();
        }
        boolean again = placed.node().says("dependent") || placed.node().any("Expression cache");
        return again ? asking(placed) : 0;
    }

    private static double asking(PlacedNode placed) {
        PlacedNode above = placed.parent();
        return above == null ? 0 : above.node().estimate().rows();
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        double times = times(facts, placed);
        return new Spot(CARD, facts, placed)
                .graded(
                        times >= OFTEN * 10,
                        "'%s' is run %s%s times"
                                .formatted(
                                        placed.node().subplan(),
                                        facts.analyzed() ? "" : "about ",
                                        Figures.count(times)),
                        new dev.dbguild.finding.Remedy(
                                "join the subquery's table instead, grouped by the columns compared where it aggregates",
                                null));
    }
}
