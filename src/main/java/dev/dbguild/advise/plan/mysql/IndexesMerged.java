package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// Two indexes are read and their rows brought together where one could do.
final class IndexesMerged implements MySqlFinding {
    private static final double SOME = 100;

    private static final PlanCard CARD =
            new PlanCard(
                    "indexes-merged",
                    "two indexes are read and merged where one composite index could do",
                    "one index on all compared columns; for an OR, a UNION of two queries",
                    "100 rows found by access type index_merge",
                    "index_merge of EXPLAIN; the row count is ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> placed.node().any("Index merge") && facts.reads(placed) >= SOME)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        List<String> keys = NewIndex.keys(facts.compared(placed));
        String message =
                "%s rows of '%s' are found by merging indexes for %s"
                        .formatted(
                                Figures.count(facts.reads(placed)),
                                facts.name(placed),
                                facts.filter(placed).orElse("its condition"));
        Spot spot = new Spot(CARD, facts, placed);
        return keys.size() < 2
                ? spot.info(
                        message, "write the OR as a UNION of two queries, each by its own index")
                : spot.info(message, NewIndex.on(facts.name(placed), keys));
    }
}
