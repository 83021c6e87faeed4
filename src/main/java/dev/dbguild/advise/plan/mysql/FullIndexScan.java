package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// An index is read from end to end though a condition picks some of its entries.
final class FullIndexScan implements MySqlFinding {
    private static final double HALF = 0.5;

    private static final PlanCard CARD =
            new PlanCard(
                    "full-index-scan",
                    "a whole index is read to find some of its entries",
                    "index the columns of the condition first",
                    "1,000 entries read under a condition (access type index); when run, over half of them thrown away",
                    "PlanetScale: aim for ref or better; the row count is that of full-table-scan");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> placed.node().any("Index scan"))
                .filter(placed -> facts.reportsMany(placed) && facts.filter(placed).isPresent())
                .filter(placed -> !facts.analyzed() || facts.kept(placed) < HALF)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .info(
                        "all of index '%s' of '%s' is read, %s entries, to test %s"
                                .formatted(
                                        placed.node().index(),
                                        facts.name(placed),
                                        Figures.count(facts.reads(placed)),
                                        facts.filter(placed).orElse("")),
                        NewIndex.remedy(
                                facts, placed, "begin an index with the columns of the condition"));
    }
}
