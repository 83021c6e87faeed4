package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanText;
import java.util.List;

/// A step that keeps rows for later keeps them in a file.
final class TemporaryFileIo implements PlanFinding {
    private static final double BLOCK = 8192;
    private static final double ENOUGH_BLOCKS = 128;

    private static final PlanCard CARD =
            new PlanCard(
                    "temporary-file-io",
                    "a step keeps its rows in a temporary file, because they do not fit into 'work_mem'",
                    "keep fewer or narrower rows, or raise work_mem for this query",
                    "1 MB written by a step that is no sort, hash or aggregate (those have findings of their own)",
                    "pgMustard and pev2 speak on any; 1 MB keeps out what nobody notices");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.nodes()
                .filter(placed ->
                        !placed.node()
                                .any("Sort", "Incremental Sort", "Hash", "Hash Join", "Aggregate"))
                .filter(placed -> written(facts, placed) >= ENOUGH_BLOCKS && facts.matters(placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static double written(PlanFacts facts, PlacedNode placed) {
        return facts.own(placed, "Temp Written Blocks");
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        double bytes = written(facts, placed) * BLOCK;
        double read = facts.own(placed, "Temp Read Blocks") * BLOCK;
        String message =
                "%s wrote %s to a temporary file and read %s back"
                        .formatted(
                                PlanText.label(placed.node()),
                                Bytes.shown(bytes),
                                Bytes.shown(read));
        return CARD.at(facts, placed)
                .warningIf(
                        read >= 2 * bytes,
                        message,
                        WorkMemory.of(
                                facts, 2 * bytes, "keep fewer or narrower rows in this step"));
    }
}
