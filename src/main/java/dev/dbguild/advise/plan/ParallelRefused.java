package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ReadsPlanInputs.CalledFunction;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A large scan runs in one process, because a setting or a function forbids more.
final class ParallelRefused implements PlanFinding {
    private static final double LARGE_COST = 10_000;
    private static final double LONG_MS = 20;
    private static final double FEW = 0.1;

    private static final PlanCard CARD =
            new PlanCard(
                    "parallel-refused",
                    "a large scan runs in one process, because a setting or a function forbids parallel work",
                    "allow workers, or mark the function as parallel safe if it is",
                    "a sequential scan of cost 10,000 (run: and 20 ms) that hands on a tenth of its rows or an aggregate, in a"
                            + " plan without workers, when the reason is known",
                    "10,000 is ten times the default parallel_setup_cost; PostgreSQL documentation 15.2 and 15.4 for the reasons");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        boolean never =
                facts.plan().nodes().stream()
                        .anyMatch(placed ->
                                placed.node()
                                        .any("Gather", "Gather Merge", "ModifyTable", "LockRows"));
        return never
                ? List.of()
                : facts
                        .all("Seq Scan")
                        .filter(placed -> large(facts, placed) && worth(facts, placed))
                        .max(Comparator.comparingDouble(facts::ownCost))
                        .flatMap(scan -> find(facts, scan))
                        .stream()
                        .toList();
    }

    private static boolean large(PlanFacts facts, PlacedNode scan) {
        return facts.ownCost(scan) >= LARGE_COST * facts.repeats(scan)
                && facts.matters(scan)
                && (!facts.analyzed() || facts.executionMs() >= LONG_MS);
    }

    /// Workers pay when they hand few rows to their leader.
    private static boolean worth(PlanFacts facts, PlacedNode scan) {
        return facts.kept(scan) <= FEW * facts.read(scan)
                || scan.ancestors().stream().anyMatch(above -> above.node().any("Aggregate"));
    }

    private static Optional<Finding> find(PlanFacts facts, PlacedNode scan) {
        return unsafe(facts)
                .map(function -> byFunction(facts, scan, function))
                .or(() -> off(facts) ? Optional.of(bySetting(facts, scan)) : Optional.empty());
    }

    private static boolean off(PlanFacts facts) {
        return facts.setting("max_parallel_workers_per_gather").filter("0"::equals).isPresent();
    }

    private static Optional<CalledFunction> unsafe(PlanFacts facts) {
        return facts.context().inputs().functions().stream()
                .filter(function -> !function.parallel().equals("safe"))
                .findFirst();
    }

    private static Finding bySetting(PlanFacts facts, PlacedNode scan) {
        return CARD.at(facts, scan)
                .info(
                        said(facts, scan) + " in one process: max_parallel_workers_per_gather is 0",
                        new Remedy(
                                "allow this query two workers, if the processors are idle when it runs",
                                "set local max_parallel_workers_per_gather = 2;"));
    }

    private static Finding byFunction(PlanFacts facts, PlacedNode scan, CalledFunction function) {
        return CARD.at(facts, scan)
                .info(
                        "%s in one process: '%s' is declared parallel %s"
                                .formatted(
                                        said(facts, scan),
                                        function.signature(),
                                        function.parallel()),
                        new Remedy(
                                "declare it as safe, if it writes nothing, uses no sequence and keeps no state in the session"
                                        + " (functions are unsafe until somebody says otherwise)",
                                "alter function %s parallel safe;"
                                        .formatted(function.signature())));
    }

    private static String said(PlanFacts facts, PlacedNode scan) {
        return "'%s' is read, %s rows,"
                .formatted(scan.node().relation(), Figures.count(facts.read(scan)));
    }
}
