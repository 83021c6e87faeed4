package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.stream.Stream;

/// A sort does not fit into memory and goes through files.
final class SortSpill implements PlanFinding {
    /// Rows in memory take about this much more than in a sort file.
    private static final double IN_MEMORY = 2.5;

    private static final PlanCard CARD =
            new PlanCard(
                    "sort-spill",
                    "a sort needs more memory than 'work_mem' allows and goes through temporary files",
                    "sort fewer or narrower rows, read them in order from an index, or raise work_mem for this query",
                    "any sort that used the disk and takes 5 % of the whole (from estimates: twice work_mem)",
                    "pgMustard and pganalyze speak on any");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Sort", "Incremental Sort")
                .filter(facts::weighs)
                .flatMap(placed ->
                        facts.analyzed() ? spilled(facts, placed) : willSpill(facts, placed))
                .toList();
    }

    private static Stream<Finding> spilled(PlanFacts facts, PlacedNode placed) {
        if (!Workers.say(placed, "Sort Space Type", "Disk")) {
            return Stream.empty();
        }
        double bytes = Workers.most(placed, "Sort Space Used") * 1024;
        String message =
                "the sort by %s wrote %s to temporary files"
                        .formatted(keys(placed), Bytes.shown(bytes));
        return Stream.of(CARD.at(facts, placed).warning(message, remedy(facts, bytes * IN_MEMORY)));
    }

    private static Stream<Finding> willSpill(PlanFacts facts, PlacedNode placed) {
        double bytes = placed.node().estimate().rows() * (placed.node().estimate().width() + 24);
        boolean bounded = placed.user().filter(above -> above.node().any("Limit")).isPresent();
        if (bounded || bytes < 2 * facts.workMemory()) {
            return Stream.empty();
        }
        String message =
                "the sort by %s is expected to hold %s, more than work_mem"
                        .formatted(keys(placed), Bytes.shown(bytes));
        return Stream.of(
                CARD.at(facts, placed)
                        .assumed(
                                message,
                                remedy(facts, bytes),
                                "a run with analyze, and the server's work_mem"));
    }

    private static String keys(PlacedNode placed) {
        return String.join(", ", placed.node().list("Sort Key"));
    }

    private static Remedy remedy(PlanFacts facts, double bytes) {
        return WorkMemory.of(
                facts, bytes, "sort fewer or narrower rows, or read them in order from an index");
    }
}
