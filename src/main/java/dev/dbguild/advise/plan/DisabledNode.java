package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A kind of step was turned off, and the planner had to take it all the same.
final class DisabledNode implements PlanFinding {
    /// What PostgreSQL 17 and older add to the cost of a step that is turned off.
    private static final double DISABLED_COST = 1e10;

    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("Seq Scan", "enable_seqscan"),
                    Map.entry("Index Scan", "enable_indexscan"),
                    Map.entry("Index Only Scan", "enable_indexonlyscan"),
                    Map.entry("Bitmap Heap Scan", "enable_bitmapscan"),
                    Map.entry("Tid Scan", "enable_tidscan"),
                    Map.entry("Nested Loop", "enable_nestloop"),
                    Map.entry("Hash Join", "enable_hashjoin"),
                    Map.entry("Merge Join", "enable_mergejoin"),
                    Map.entry("Sort", "enable_sort"),
                    Map.entry("Aggregate", "enable_hashagg"),
                    Map.entry("Materialize", "enable_material"),
                    Map.entry("Gather Merge", "enable_gathermerge"));

    private static final PlanCard CARD =
            new PlanCard(
                    "disabled-node",
                    "a kind of step is turned off by a setting, and the planner had to take it all the same",
                    "put the setting back, or make the other way possible",
                    "any node marked as disabled, or with a cost of 10,000,000,000",
                    "PostgreSQL 18 marks it; before, its disable_cost shows it");

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
        return facts.nodes()
                .filter(DisabledNode::disabled)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean disabled(PlacedNode placed) {
        return placed.node().says("Disabled")
                || !placed.node().details().containsKey("Disabled") && costs(placed);
    }

    /// The lowest node of such a cost: those above it only add to it.
    private static boolean costs(PlacedNode placed) {
        return placed.node().estimate().totalCost() >= DISABLED_COST
                && placed.node().children().stream()
                        .allMatch(child -> child.estimate().totalCost() < DISABLED_COST);
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        Optional<String> setting = Optional.ofNullable(SETTINGS.get(placed.node().type()));
        String message =
                "%s (cost %s) is turned off%s, and nothing else could be taken"
                        .formatted(
                                PlanText.label(placed.node()),
                                Figures.count(placed.node().estimate().totalCost()),
                                setting.map(name -> " by '" + name + "'").orElse(""));
        return CARD.at(facts, placed)
                .warning(
                        message,
                        new Remedy(
                                "put it back: turned off, it only misleads the costs; turn it off for one query, to compare",
                                setting.map("reset %s;"::formatted).orElse(null)));
    }
}
