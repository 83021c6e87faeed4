package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// A bitmap did not fit into memory, so whole pages are read and tested again.
final class LossyBitmap implements PlanFinding {
    private static final double HALF = 0.5;

    private static final PlanCard CARD =
            new PlanCard(
                    "lossy-bitmap",
                    "a bitmap outgrew 'work_mem': whole pages are read and every row on them is tested again",
                    "raise work_mem for this query, or use a more selective index",
                    "any lossy heap block; a warning when it is half of them",
                    "pgMustard and pganalyze speak on any");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Bitmap Heap Scan")
                .filter(placed -> placed.node().number("Lossy Heap Blocks") > 0)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        double lossy = placed.node().number("Lossy Heap Blocks");
        double all = lossy + placed.node().number("Exact Heap Blocks");
        String message =
                "%s of %s pages of '%s' were remembered as whole pages; %s rows had to be tested again in vain"
                        .formatted(
                                Figures.count(lossy),
                                Figures.count(all),
                                placed.node().relation(),
                                Figures.count(
                                        placed.node().number("Rows Removed by Index Recheck")
                                                * placed.node().loops()));
        double bytes = 2 * facts.workMemory() * all / Math.max(1, all - lossy);
        return CARD.at(facts, placed)
                .warningIf(
                        lossy >= HALF * all,
                        message,
                        WorkMemory.of(facts, bytes, "use an index that finds fewer rows"));
    }
}
