package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;

/// Several processes were no faster than one.
final class LowValueParallel implements PlanFinding {
    private static final double ENOUGH_MS = 5;
    private static final double GAIN = 1.2;
    private static final double LITTLE_MS = 10;
    private static final double MOST = 0.5;

    private static final PlanCard CARD =
            new PlanCard(
                    "low-value-parallel",
                    "parallel workers bring next to nothing: starting them and handing rows over takes what they save",
                    "run this query in one process",
                    "5 ms, the work of all processes together is less than 1.2 times what the step took, and it is less than 10 ms"
                            + " or hands on half of the rows read",
                    "pgMustard speaks of it without a figure; these are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Gather", "Gather Merge")
                .filter(LowValueParallel::asPlanned)
                .filter(placed -> placed.totalMs() >= ENOUGH_MS && facts.matters(placed))
                .filter(placed -> gain(placed) < GAIN)
                .filter(placed -> work(placed) < LITTLE_MS || handsOnMost(facts, placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    /// With fewer workers than planned the plan is not to blame.
    private static boolean asPlanned(PlacedNode gather) {
        double launched = gather.node().number("Workers Launched");
        return launched > 0 && launched >= gather.node().number("Workers Planned");
    }

    /// Whether the leader gets most rows that were read, one by one. Else a busy machine may be the reason.
    private static boolean handsOnMost(PlanFacts facts, PlacedNode gather) {
        double read =
                facts.nodes()
                        .filter(placed -> placed.node().relation() != null)
                        .filter(placed -> placed.ancestors().contains(gather))
                        .mapToDouble(facts::read)
                        .sum();
        return facts.kept(gather) >= MOST * read;
    }

    /// How much work was done in each millisecond, by all processes.
    private static double gain(PlacedNode gather) {
        return work(gather) / gather.totalMs();
    }

    private static double work(PlacedNode gather) {
        return gather.node().children().stream()
                .filter(child -> !child.once())
                .mapToDouble(LowValueParallel::ms)
                .sum();
    }

    private static double ms(PlanNode child) {
        return child.actual() == null ? 0 : child.actual().totalMs() * child.actual().loops();
    }

    private static String workers(PlacedNode gather) {
        double launched = gather.node().number("Workers Launched");
        return launched == 1 ? "a worker" : Figures.count(launched) + " workers";
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String message =
                "%s and the leader took %s for %s of work"
                        .formatted(
                                workers(placed),
                                Figures.time(placed.totalMs()),
                                Figures.time(work(placed)));
        return CARD.at(facts, placed)
                .info(
                        message,
                        new Remedy(
                                "one process does as well and leaves the others to other queries; if this plan is chosen often, parallel_setup_cost"
                                        + " or parallel_tuple_cost is set too low",
                                "set local max_parallel_workers_per_gather = 0;"));
    }
}
