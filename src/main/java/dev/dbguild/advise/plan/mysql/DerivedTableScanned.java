package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// A subquery in FROM is put aside and then read from end to end, again and again or for a few of its rows.
final class DerivedTableScanned implements MySqlFinding {
    private static final double FEW = 0.1;

    private static final PlanCard CARD =
            new PlanCard(
                    "derived-table-scanned",
                    "a subquery's rows are put aside and read through without an index",
                    "move the condition into the subquery, or join by equal columns so that the server can index it",
                    "1,000 rows read of it in all: in a join without a key, or under a condition that keeps under 10 %",
                    "a <derivedN> with access type ALL in EXPLAIN; the row count is that of full-table-scan");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.all("Table scan")
                .filter(placed -> MySqlFacts.derived(placed) && facts.reportsMany(placed))
                .filter(placed -> joined(facts, placed) || picked(facts, placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean joined(MySqlFacts facts, PlacedNode placed) {
        return facts.repeats(placed) > 1 || JoinWithoutIndex.explains(placed);
    }

    private static boolean picked(MySqlFacts facts, PlacedNode placed) {
        return facts.analyzed() && facts.filter(placed).isPresent() && facts.kept(placed) < FEW;
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .info(
                        "the subquery '%s' is put aside and %s of its rows are read without an index"
                                .formatted(
                                        placed.node().relation(),
                                        Figures.count(facts.reads(placed))),
                        "move the condition into the subquery, or join it by equal columns of one type");
    }
}
