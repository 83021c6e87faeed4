package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import java.util.List;

/// Many entries of an index are read backwards, which InnoDB does more slowly.
final class BackwardIndexScan implements MySqlFinding {
    private static final double MANY = 10_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "backward-index-scan",
                    "many entries of an index are read backwards, which is slower than forwards",
                    "a descending index",
                    "10,000 rows read with backward_index_scan",
                    "MySQL 8's manual on descending indexes; the row count is ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> placed.node().says("backward_index_scan"))
                .filter(placed -> facts.reads(placed) >= MANY)
                .map(placed ->
                        new Spot(CARD, facts, placed)
                                .info(
                                        "%s entries of index '%s' are read backwards"
                                                .formatted(
                                                        Figures.count(facts.reads(placed)),
                                                        placed.node().index()),
                                        "make an index on the same columns that is declared desc"))
                .toList();
    }
}
