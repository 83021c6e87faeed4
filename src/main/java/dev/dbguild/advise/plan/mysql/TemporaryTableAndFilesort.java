package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;

/// Rows are put into a temporary table and sorted, because GROUP BY and ORDER BY ask for different orders.
final class TemporaryTableAndFilesort implements MySqlFinding {
    private static final double MANY = 10_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "temporary-table-and-filesort",
                    "rows are grouped in a temporary table and then sorted once more",
                    "group and order by the same columns, and index them in that order",
                    "10,000 rows put into the temporary table",
                    "using_temporary_table with using_filesort in EXPLAIN; the row count is ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.all("Sort")
                .filter(placed -> LargeFilesort.sorts(placed) && explains(placed))
                .filter(placed -> rows(placed.node()) >= MANY)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    /// Whether what is sorted was put aside before.
    static boolean explains(PlacedNode sort) {
        return sort.node().says("using_temporary_table")
                || sort.node().children().stream().anyMatch(TemporaryTableAndFilesort::temporary);
    }

    static boolean temporary(PlanNode node) {
        return node.any("Temporary table") || node.says("using_temporary_table");
    }

    /// Rows that go into the temporary table: those of what lies below it.
    static double rows(PlanNode node) {
        PlanNode below = node;
        while (!below.children().isEmpty()
                && (below == node || temporary(below) || below.any("Group", "Sort"))) {
            below = below.children().getFirst();
        }
        return below.rows() * below.loops();
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .info(
                        "%s%s rows go through a temporary table and are sorted by %s"
                                .formatted(
                                        facts.analyzed() ? "" : "about ",
                                        Figures.count(rows(placed.node())),
                                        String.join(", ", placed.node().list("Sort Key"))),
                        "group and order by the same columns, in the order of one index; or order after a LIMIT");
    }
}
