package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// Rows are read only to be skipped by OFFSET.
final class SkippedByOffset implements MySqlFinding {
    private static final double MANY = 1_000;
    private static final double WASTE = 10;

    private static final PlanCard CARD =
            new PlanCard(
                    "skipped-by-offset",
                    "OFFSET reads rows only to skip them, and more of them on each further page",
                    "continue after the last row seen (keyset pagination)",
                    "1,000 rows skipped, and 10 times as many as returned; told by MySQL's tree form only",
                    "the figures are those of large-offset for PostgreSQL");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.all("Limit/Offset")
                .filter(placed -> placed.node().number("offset") >= MANY)
                .filter(placed ->
                        placed.node().number("offset") >= WASTE * placed.node().number("limit"))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .warning(
                        "%s rows are read and skipped before %s are returned"
                                .formatted(
                                        Figures.count(placed.node().number("offset")),
                                        Figures.count(placed.node().number("limit"))),
                        new Remedy(
                                "drop OFFSET and continue after the last row seen: compare the ordered columns, with a"
                                        + " unique one last, to that row's values",
                                null));
    }
}
