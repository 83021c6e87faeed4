package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;

/// An index gave far more or fewer rows than expected.
final class RowsMisjudged implements MySqlFinding {
    private static final double FACTOR = 10;
    private static final double GRAVE = 100;

    private static final PlanCard CARD =
            new PlanCard(
                    "rows-misjudged",
                    "an index gave far more or fewer rows than expected, so the order of joins may be wrong",
                    "refresh the table's statistics",
                    "a factor of 10 between expected and read rows, and 1,000 rows in all; a warning from 100; only of plans that were run",
                    "pev2 marks factors of 10, 100 and 1,000");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed ->
                        placed.node().any("Index lookup", "Index range scan", "Index merge"))
                .filter(placed -> placed.node().actual() != null && many(facts, placed))
                .filter(placed -> factor(facts, placed) >= FACTOR)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean many(MySqlFacts facts, PlacedNode placed) {
        return larger(facts, placed) * facts.repeats(placed) >= MySqlFacts.MANY_ROWS;
    }

    private static double expected(PlanNode node) {
        return node.details().containsKey("rows") ? node.number("rows") : node.estimate().rows();
    }

    private static double larger(MySqlFacts facts, PlacedNode placed) {
        return Math.max(expected(placed.node()), facts.examined(placed));
    }

    private static double factor(MySqlFacts facts, PlacedNode placed) {
        double smaller = Math.min(expected(placed.node()), facts.examined(placed));
        return larger(facts, placed) / Math.max(1, smaller);
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .graded(
                        factor(facts, placed) >= GRAVE,
                        "'%s' was expected to give %s rows each time and gave %s"
                                .formatted(
                                        facts.name(placed),
                                        Figures.count(expected(placed.node())),
                                        Figures.count(facts.examined(placed))),
                        new Remedy(
                                "refresh the statistics; on MariaDB 'persistent for all' adds histograms",
                                "analyze table " + facts.name(placed) + ";"));
    }
}
