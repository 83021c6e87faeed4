package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A prepared statement would be run by another plan: one made for any value, which fits this value badly.
final class GenericPlan implements PlanFinding {
    private static final double OFF = 10;
    private static final double ENOUGH_ROWS = 1_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "generic-plan-misfits",
                    "prepared, the statement would get a plan for any value, which fits these values badly",
                    "have it planned for its values each time",
                    "the plan for any value differs, is the cheaper one to the planner, and expects 10 times fewer of"
                            + " 1,000 rows of a scan than these values have",
                    "PostgreSQL documentation, PREPARE: after five runs the cheaper of both is kept; the factor is pev2's");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        Plan generic = facts.context().generic();
        if (generic == null || generic.cost() >= facts.plan().cost() || alike(facts, generic)) {
            return List.of();
        }
        return facts.nodes()
                .filter(placed -> placed.node().relation() != null && facts.matters(placed))
                .flatMap(placed -> find(facts, placed, generic).stream())
                .limit(1)
                .toList();
    }

    private static boolean alike(PlanFacts facts, Plan generic) {
        return labels(facts.plan()).toList().equals(labels(generic).toList());
    }

    private static Stream<String> labels(Plan plan) {
        return plan.nodes().stream().map(placed -> PlanText.label(placed.node()));
    }

    private static Optional<Finding> find(PlanFacts facts, PlacedNode placed, Plan generic) {
        return generic.nodes().stream()
                .filter(other -> other.node().relation() != null)
                .filter(other -> other.node().name().equals(placed.node().name()))
                .filter(other -> misfits(facts, placed, other))
                .findFirst()
                .map(other -> finding(facts, placed, other));
    }

    private static boolean misfits(PlanFacts facts, PlacedNode placed, PlacedNode other) {
        double rows = facts.kept(placed);
        return rows >= ENOUGH_ROWS && rows >= OFF * Math.max(1, expected(facts, other));
    }

    private static double expected(PlanFacts facts, PlacedNode other) {
        Plan generic = Objects.requireNonNull(facts.context().generic());
        return new PlanFacts(generic, facts.context()).kept(other);
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed, PlacedNode other) {
        String message =
                "prepared, it would be run by %s and expect %s rows whatever the value; for these values there are %s"
                        .formatted(
                                PlanText.label(other.node()),
                                Figures.count(expected(facts, other)),
                                Figures.count(facts.kept(placed)));
        return CARD.at(facts, placed)
                .info(
                        message,
                        new Remedy(
                                "if it is prepared (drivers do so after some runs: 'prepareThreshold' of JDBC), have it planned for its values; for a role: alter role … set plan_cache_mode",
                                "set local plan_cache_mode = force_custom_plan;"));
    }
}
