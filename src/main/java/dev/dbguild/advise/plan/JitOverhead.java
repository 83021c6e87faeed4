package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.Map;

/// Compiling the query to machine code took a large part of its time.
final class JitOverhead implements PlanFinding {
    private static final double MUCH = 0.1;
    private static final double MOST = 0.4;
    private static final double ENOUGH_MS = 50;

    private static final PlanCard CARD =
            new PlanCard(
                    "jit-overhead",
                    "compiling the query to machine code takes a large part of its time",
                    "turn 'jit' off for this query, or raise 'jit_above_cost'",
                    "10 % of the execution and 50 ms, in each process; a warning from 40 %",
                    "pev2 shows the share without a figure; these are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        double ms = ms(facts);
        double share = ms / Math.max(1e-9, facts.executionMs());
        if (ms < ENOUGH_MS || share < MUCH) {
            return List.of();
        }
        PlacedNode root = facts.plan().nodes().getFirst();
        String message =
                "compiling %s functions took %s of %s, %s"
                        .formatted(
                                facts.about("JIT").get("Functions"),
                                Figures.time(ms),
                                Figures.time(facts.executionMs()),
                                Figures.share(share));
        return List.of(CARD.at(facts, root).warningIf(share >= MOST, message, remedy(facts)));
    }

    /// The server adds up what its processes took side by side.
    private static double ms(PlanFacts facts) {
        double processes = facts.nodes().mapToDouble(PlacedNode::processes).max().orElse(1);
        return facts.about("JIT").get("Timing") instanceof Map<?, ?> timing
                        && timing.get("Total") instanceof Number total
                ? total.doubleValue() / processes
                : 0;
    }

    private static Remedy remedy(PlanFacts facts) {
        return new Remedy(
                "without it this query is the faster; if that is so for most of a role's queries, 'alter role … set jit = off',"
                        + " or set jit_above_cost above this plan's cost of "
                        + Figures.count(facts.plan().cost()),
                "set local jit = off;");
    }
}
