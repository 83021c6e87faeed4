package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// The first column of an index is skipped over, value by value.
final class IndexSkipScan implements MySqlFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "index-skip-scan",
                    "the first column of an index is skipped over value by value, because the condition leaves it out",
                    "index the compared column first",
                    "1,000 rows read by a skip scan",
                    "using_index_for_skip_scan of EXPLAIN; the row count is that of full-table-scan");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(IndexSkipScan::skips)
                .filter(placed -> facts.reportsMany(placed))
                .map(placed ->
                        new Spot(CARD, facts, placed)
                                .info(
                                        "index '%s' of '%s' is searched once for each value of its first column, %s rows in all"
                                                .formatted(
                                                        placed.node().index(),
                                                        facts.name(placed),
                                                        Figures.count(facts.reads(placed))),
                                        NewIndex.remedy(
                                                facts, placed, "index the compared column first")))
                .toList();
    }

    private static boolean skips(PlacedNode placed) {
        return placed.node().says("using_index_for_skip_scan")
                || placed.node().type().toLowerCase(java.util.Locale.ROOT).contains("skip scan");
    }
}
