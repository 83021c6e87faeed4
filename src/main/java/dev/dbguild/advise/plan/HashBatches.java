package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A hash table does not fit into memory and is worked off in batches through files.
final class HashBatches implements PlanFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "hash-in-batches",
                    "a hash table needs more memory than allowed and is worked off in batches through temporary files",
                    "hash fewer or narrower rows, or raise work_mem for this query",
                    "more than 1 batch, in a join that takes 5 % of the whole; a warning when there were more than planned (from estimates: twice the memory)",
                    "pev2 marks more than 1");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Hash")
                .filter(placed -> facts.weighs(placed) || weighs(facts, placed.parent()))
                .flatMap(placed ->
                        facts.analyzed() ? batched(facts, placed) : willBatch(facts, placed))
                .toList();
    }

    private static boolean weighs(PlanFacts facts, @Nullable PlacedNode join) {
        return join != null && facts.weighs(join);
    }

    private static Stream<Finding> batched(PlanFacts facts, PlacedNode placed) {
        double batches = Workers.most(placed, "Hash Batches");
        double planned = placed.node().number("Original Hash Batches");
        if (batches <= 1) {
            return Stream.empty();
        }
        String message =
                "the hash table of %s rows needed %s batches%s"
                        .formatted(
                                Figures.count(placed.node().rows()),
                                Figures.count(batches),
                                batches > planned
                                        ? ", " + Figures.count(planned) + " were planned"
                                        : "");
        double bytes = placed.node().number("Peak Memory Usage") * 1024 * batches;
        return Stream.of(
                CARD.at(facts, placed).warningIf(batches > planned, message, remedy(facts, bytes)));
    }

    private static Stream<Finding> willBatch(PlanFacts facts, PlacedNode placed) {
        double bytes = placed.node().estimate().rows() * (placed.node().estimate().width() + 24);
        if (bytes < 2 * WorkMemory.multiplier(facts) * facts.workMemory()) {
            return Stream.empty();
        }
        String message =
                "the hash table of %s rows is expected to hold %s, more than work_mem allows"
                        .formatted(
                                Figures.count(placed.node().estimate().rows()), Bytes.shown(bytes));
        return Stream.of(
                CARD.at(facts, placed)
                        .assumed(
                                message,
                                remedy(facts, bytes),
                                "a run with analyze, and the server's work_mem"));
    }

    private static Remedy remedy(PlanFacts facts, double bytes) {
        return WorkMemory.ofHash(facts, 1.2 * bytes, "join fewer or narrower rows");
    }
}
