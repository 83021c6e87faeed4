package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// A parallel plan ran with fewer processes than it was made for.
final class WorkersNotLaunched implements PlanFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "workers-not-launched",
                    "a parallel step got fewer workers than it was planned for, so it took longer than expected",
                    "allow the server more parallel workers, or fewer for each query",
                    "any worker that was planned and not launched",
                    "pev2 and pgMustard speak on any");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Gather", "Gather Merge")
                .filter(placed -> facts.analyzed() && launched(placed) < planned(placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static double planned(PlacedNode placed) {
        return placed.node().number("Workers Planned");
    }

    private static double launched(PlacedNode placed) {
        return placed.node().number("Workers Launched");
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String message =
                "%s of %s planned workers were launched: no more were free"
                        .formatted(Figures.count(launched(placed)), Figures.count(planned(placed)));
        return CARD.at(facts, placed)
                .warningIf(launched(placed) == 0, message, remedy(facts, placed));
    }

    private static Remedy remedy(PlanFacts facts, PlacedNode placed) {
        String all = facts.setting("max_parallel_workers").orElse("");
        String processes = facts.setting("max_worker_processes").orElse("");
        if (all.isEmpty() || processes.isEmpty()) {
            return new Remedy(
                    "raise max_parallel_workers, and max_worker_processes with it if the processors are idle;"
                            + " else lower max_parallel_workers_per_gather",
                    null);
        }
        double room = Double.parseDouble(processes) - Double.parseDouble(all);
        double missing = planned(placed) - launched(placed);
        return room >= missing
                ? new Remedy(
                        "the server allows %s parallel workers of %s processes in all: raise that if the processors are idle"
                                .formatted(all, processes),
                        "alter system set max_parallel_workers = %.0f;\nselect pg_reload_conf();"
                                .formatted(Double.parseDouble(all) + missing))
                : new Remedy(
                        "all %s processes may work already: ask for fewer in each query, or raise max_worker_processes (a restart)"
                                .formatted(processes),
                        "set local max_parallel_workers_per_gather = %.0f;"
                                .formatted(Math.max(1, launched(placed))));
    }
}
