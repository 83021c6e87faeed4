package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.Objects;

/// Finding the plan took longer than running it.
final class PlanningTime implements PlanFinding {
    private static final double ENOUGH_MS = 10;
    private static final double LONG_MS = 100;
    private static final double COLD_BLOCKS = 100;

    private static final PlanCard CARD =
            new PlanCard(
                    "planning-time",
                    "planning the query takes longer than running it",
                    "prepare it once, or give the planner fewer tables and partitions to consider",
                    "10 ms and longer than the execution; a warning from 100 ms, and silent below that when a new"
                            + " session read its catalogue (100 blocks and more)",
                    "pgMustard speaks of it without a figure; these are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public boolean speaksOfCheapPlans() {
        return true;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        double planning = Objects.requireNonNullElse(facts.plan().planningMs(), 0.0);
        boolean slow = facts.analyzed() && planning > ENOUGH_MS && planning > facts.executionMs();
        if (!slow || planning < LONG_MS && firstOfItsSession(facts)) {
            return List.of();
        }
        PlacedNode root = facts.plan().nodes().getFirst();
        String message =
                "planning took %s, running %s; the plan has %s scans"
                        .formatted(
                                Figures.time(planning),
                                Figures.time(facts.executionMs()),
                                Figures.count(scans(facts)));
        return List.of(CARD.at(facts, root).warningIf(planning >= LONG_MS, message, remedy(facts)));
    }

    /// A session reads what it needs of the catalogue once; only its first plans pay for it.
    private static boolean firstOfItsSession(PlanFacts facts) {
        return blocks(facts, "Shared Hit Blocks") + blocks(facts, "Shared Read Blocks")
                >= COLD_BLOCKS;
    }

    private static double blocks(PlanFacts facts, String counter) {
        return facts.about("Planning").get(counter) instanceof Number number
                ? number.doubleValue()
                : 0;
    }

    private static double scans(PlanFacts facts) {
        return facts.plan().nodes().stream()
                .filter(placed -> placed.node().relation() != null)
                .count();
    }

    private static Remedy remedy(PlanFacts facts) {
        boolean partitions =
                facts.plan().nodes().stream()
                        .anyMatch(placed ->
                                placed.node().any("Append", "Merge Append")
                                        && placed.node().children().size() >= 20);
        return new Remedy(
                partitions
                        ? "compare the partition key with constants, so that the planner drops partitions first; or keep fewer, larger ones"
                        : "keep the session and prepare the statement once; of many joined tables, plan fewer orders with a lower join_collapse_limit",
                null);
    }
}
