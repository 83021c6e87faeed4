package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// GROUP BY or DISTINCT goes through a temporary table of many rows.
final class LargeTemporaryTable implements MySqlFinding {
    private static final double MANY = 10_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "large-temporary-table",
                    "GROUP BY or DISTINCT puts many rows into a temporary table",
                    "index the grouped columns, so that groups come one after the other",
                    "10,000 rows put into the temporary table",
                    "using_temporary_table of EXPLAIN; the row count is ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.nodes()
                .filter(placed -> TemporaryTableAndFilesort.temporary(placed.node()))
                .filter(placed -> !placed.node().any("Sort", "Union"))
                .filter(placed ->
                        placed.parent() == null
                                || !placed.parent().node().any("Sort", "Window functions"))
                .filter(placed -> TemporaryTableAndFilesort.rows(placed.node()) >= MANY)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .info(
                        "%s%s rows go through a temporary table"
                                .formatted(
                                        facts.analyzed() ? "" : "about ",
                                        Figures.count(
                                                TemporaryTableAndFilesort.rows(placed.node()))),
                        "index the columns of GROUP BY or DISTINCT in their order, so that no table is needed");
    }
}
