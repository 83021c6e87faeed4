package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;

/// Many rows are sorted, perhaps on disk.
final class LargeFilesort implements MySqlFinding {
    private static final double MANY = 10_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "large-filesort",
                    "many rows are sorted though an index could give them in order",
                    "index the columns of ORDER BY, behind those compared with '='",
                    "10,000 rows sorted (using_filesort); a warning when they were merged on disk (r_sort_passes)",
                    "filesort of EXPLAIN; the row count is ours: below it a sort takes a few milliseconds");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.all("Sort")
                .filter(LargeFilesort::sorts)
                .filter(placed -> !TemporaryTableAndFilesort.explains(placed))
                .filter(placed -> rows(facts, placed) >= MANY)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    /// MySQL also calls an ordering that an index gives an operation.
    static boolean sorts(PlacedNode placed) {
        return !Boolean.FALSE.equals(placed.node().details().get("using_filesort"));
    }

    static double rows(MySqlFacts facts, PlacedNode sort) {
        PlanNode node = sort.node();
        double before = node.children().isEmpty() ? 0 : node.children().getFirst().rows();
        return facts.analyzed() ? Math.max(node.number("r_output_rows"), before) : before;
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        boolean spilled = placed.node().number("r_sort_passes") > 0;
        String keys = String.join(", ", placed.node().list("Sort Key"));
        return new Spot(CARD, facts, placed)
                .graded(
                        spilled,
                        "%s%s rows are sorted%s%s"
                                .formatted(
                                        facts.analyzed() ? "" : "about ",
                                        Figures.count(rows(facts, placed)),
                                        keys.isEmpty() ? "" : " by " + keys,
                                        spilled ? ", more than fit into sort_buffer_size" : ""),
                        new Remedy(
                                "index the columns of ORDER BY, behind those that are compared with '='"
                                        + (spilled
                                                ? "; else give this session a larger sort_buffer_size"
                                                : ""),
                                null));
    }
}
