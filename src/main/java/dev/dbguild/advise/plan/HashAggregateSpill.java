package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.stream.Stream;

/// The groups of a hash aggregate do not fit into memory and go through files.
final class HashAggregateSpill implements PlanFinding {
    /// What a group takes in the hash table beside its values, about.
    private static final double OF_A_GROUP = 128;

    private static final PlanCard CARD =
            new PlanCard(
                    "hash-aggregate-spill",
                    "the groups of a hash aggregate need more memory than allowed and go through temporary files",
                    "group fewer rows, or raise work_mem for this query",
                    "any use of the disk by a step that takes 5 % of the whole (from estimates: planned partitions for the rows of one table)",
                    "pgMustard speaks on any");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Aggregate")
                .filter(facts::weighs)
                .flatMap(placed ->
                        facts.analyzed() ? spilled(facts, placed) : willSpill(facts, placed))
                .toList();
    }

    private static Stream<Finding> spilled(PlanFacts facts, PlacedNode placed) {
        double disk = Workers.sum(placed, "Disk Usage") * 1024;
        if (disk <= 0) {
            return Stream.empty();
        }
        String message =
                "%s groups by %s did not fit into memory: %s went through temporary files in %s batches"
                        .formatted(
                                Figures.count(placed.node().rows()),
                                keys(placed),
                                Bytes.shown(disk),
                                Figures.count(Workers.most(placed, "HashAgg Batches")));
        return Stream.of(
                CARD.at(facts, placed)
                        .warning(message, remedy(facts, placed, placed.node().rows())));
    }

    private static Stream<Finding> willSpill(PlanFacts facts, PlacedNode placed) {
        if (placed.node().number("Planned Partitions") < 1 || joined(facts, placed)) {
            return Stream.empty();
        }
        String message =
                "%s groups by %s are expected not to fit into memory"
                        .formatted(Figures.count(placed.node().estimate().rows()), keys(placed));
        return Stream.of(
                CARD.at(facts, placed)
                        .assumed(
                                message,
                                remedy(facts, placed, placed.node().estimate().rows()),
                                "a run with analyze: how many groups there are"));
    }

    /// How many groups a join leaves is little more than a guess.
    private static boolean joined(PlanFacts facts, PlacedNode placed) {
        return facts.all("Hash Join", "Merge Join", "Nested Loop")
                .anyMatch(join -> join.ancestors().contains(placed));
    }

    private static String keys(PlacedNode placed) {
        return String.join(", ", placed.node().list("Group Key"));
    }

    private static Remedy remedy(PlanFacts facts, PlacedNode placed, double groups) {
        double bytes = groups * (placed.node().estimate().width() + OF_A_GROUP);
        return WorkMemory.ofHash(
                facts,
                Math.max(bytes, 2 * WorkMemory.multiplier(facts) * facts.workMemory()),
                "group fewer rows, or by columns that an index hands over in order");
    }
}
