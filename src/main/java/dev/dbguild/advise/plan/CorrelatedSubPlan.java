package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sub-query runs again for every row of the query around it.
final class CorrelatedSubPlan implements PlanFinding {
    private static final double MANY_RUNS = 1_000;
    private static final double SOME_RUNS = 5;
    private static final double MANY_ROWS = 100_000;
    private static final double WORTH_AN_INDEX = 1_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "correlated-sub-plan",
                    "a sub-query runs once for every row of the query around it",
                    "join to it instead, or to a lateral or grouped form of it",
                    "1,000 runs, or 5 that scan 100,000 rows of tables in all; and 10 % of the whole",
                    "mydba.dev speaks on more than one run; the other figures are ours, 10 % is pev2's");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.nodes()
                .filter(placed -> "SubPlan".equals(placed.node().relationship()))
                .filter(placed -> !hashed(placed) && facts.matters(placed))
                .filter(placed -> facts.repeats(placed) >= MANY_RUNS || scans(facts, placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean hashed(PlacedNode placed) {
        PlacedNode parent = placed.parent();
        return parent != null && PlanFacts.hashed(parent, placed);
    }

    private static boolean scans(PlanFacts facts, PlacedNode subplan) {
        double read =
                facts.all("Seq Scan")
                        .filter(scan -> scan == subplan || scan.ancestors().contains(subplan))
                        .mapToDouble(facts::read)
                        .sum();
        return facts.repeats(subplan) >= SOME_RUNS && read >= MANY_ROWS;
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String on = placed.node().qualified().map(name -> " on '" + name + "'").orElse("");
        String message =
                facts.analyzed()
                        ? "%s%s ran %s times and took %s of the time"
                                .formatted(
                                        placed.node().subplan(),
                                        on,
                                        Figures.count(placed.node().loops()),
                                        Figures.share(Math.min(1, facts.share(placed))))
                        : "%s%s is expected to run %s times, once for each row"
                                .formatted(
                                        placed.node().subplan(),
                                        on,
                                        Figures.count(facts.repeats(placed)));
        return CARD.at(facts, placed)
                .warning(
                        message,
                        new Remedy(
                                "write it as a join: group the inner table once by the column it is compared on, then join;"
                                        + " for a few rows only, index that column",
                                index(facts, placed)));
    }

    private static @Nullable String index(PlanFacts facts, PlacedNode subplan) {
        return facts.all("Seq Scan")
                .filter(scan -> scan == subplan || scan.ancestors().contains(subplan))
                .filter(scan -> facts.readOnce(scan) >= WORTH_AN_INDEX)
                .map(scan -> SlowSequentialScan.remedy(facts, scan))
                .map(Remedy::sql)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
