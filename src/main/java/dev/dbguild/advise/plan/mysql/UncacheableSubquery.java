package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import java.util.List;

/// A subquery's answer cannot be kept, so it is run for each row even where it depends on none.
final class UncacheableSubquery implements MySqlFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "uncacheable-subquery",
                    "a subquery's answer cannot be kept, so it is run for each row",
                    "take variables and functions such as RAND() out of the subquery",
                    "any subquery marked cacheable: false and not dependent",
                    "cacheable in EXPLAIN FORMAT=JSON of MySQL");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.nodes()
                .filter(placed -> Boolean.FALSE.equals(placed.node().details().get("cacheable")))
                .filter(placed -> !placed.node().says("dependent"))
                .map(placed ->
                        new Spot(CARD, facts, placed)
                                .info(
                                        "'%s' cannot be kept and is run for each row"
                                                .formatted(String.valueOf(placed.node().subplan())),
                                        "take user variables and functions such as rand() and uuid() out of it"))
                .toList();
    }
}
