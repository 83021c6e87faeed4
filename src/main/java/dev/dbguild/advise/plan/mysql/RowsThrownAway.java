package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// An index finds rows of which the condition then keeps few.
final class RowsThrownAway implements MySqlFinding {
    private static final double FEW = 0.1;

    private static final PlanCard CARD =
            new PlanCard(
                    "rows-thrown-away",
                    "an index finds many rows of which the condition keeps few",
                    "add the tested columns to the index",
                    "1,000 rows found by an index and under 10 % of them kept (filtered, r_filtered)",
                    "filtered of EXPLAIN; the share is pev2's");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed ->
                        placed.node().any("Index lookup", "Index range scan", "Index merge"))
                .filter(placed -> facts.reportsMany(placed) && facts.filter(placed).isPresent())
                .filter(placed -> facts.kept(placed) < FEW)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .graded(
                        facts.analyzed(),
                        "index '%s' of '%s' finds %s rows, and %s of them satisfy %s"
                                .formatted(
                                        placed.node().index(),
                                        facts.name(placed),
                                        Figures.count(facts.reads(placed)),
                                        Figures.share(facts.kept(placed)),
                                        facts.filter(placed).orElse("")),
                        NewIndex.remedy(
                                facts, placed, "add the columns of the condition to the index"));
    }
}
