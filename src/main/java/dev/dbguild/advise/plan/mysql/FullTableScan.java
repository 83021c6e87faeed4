package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// A table is read from end to end though a condition picks some of its rows.
final class FullTableScan implements MySqlFinding {
    private static final double HALF = 0.5;
    private static final double FEW = 0.1;

    private static final PlanCard CARD =
            new PlanCard(
                    "full-table-scan",
                    "the whole table is read to find some of its rows",
                    "index the columns of the condition",
                    "1,000 rows read under a condition (access type ALL); when run, over half of them thrown away; a warning over 90 %",
                    "PlanetScale: over about 1,000 rows ALL nearly always wants an index; the shares are pev2's");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> placed.node().any("Table scan"))
                .filter(placed -> facts.reportsMany(placed) && facts.filter(placed).isPresent())
                .filter(placed -> !facts.analyzed() || facts.kept(placed) < HALF)
                .filter(placed -> !ImplicitConversion.explains(facts, placed))
                .filter(placed -> !UnusedPossibleKey.explains(facts, placed))
                .filter(placed -> !JoinWithoutIndex.explains(placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        String kept =
                facts.analyzed()
                        ? ", and %s of them are kept".formatted(Figures.share(facts.kept(placed)))
                        : "";
        return new Spot(CARD, facts, placed)
                .graded(
                        facts.analyzed() && facts.kept(placed) < FEW,
                        "'%s' is read from end to end: %s%s rows to test %s%s"
                                .formatted(
                                        facts.name(placed),
                                        facts.analyzed() ? "" : "about ",
                                        Figures.count(facts.reads(placed)),
                                        facts.filter(placed).orElse(""),
                                        kept),
                        NewIndex.remedy(
                                facts,
                                placed,
                                "no plain column is compared, so no ordinary index helps: rewrite the condition"));
    }
}
