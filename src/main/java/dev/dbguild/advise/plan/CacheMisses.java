package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.Comparator;
import java.util.List;

/// The query waits for the disk.
final class CacheMisses implements PlanFinding {
    private static final double BLOCK = 8192;
    private static final double ENOUGH_BLOCKS = 1_000;
    private static final double MANY_BLOCKS = 10_000;
    private static final double MOST = 0.5;
    private static final double WAITING = 0.4;
    private static final double ENOUGH_MS = 20;

    private static final PlanCard CARD =
            new PlanCard(
                    "cache-misses",
                    "most pages had to be read from outside the server's own cache",
                    "read fewer pages; run it again to see whether that was only its first time",
                    "1,000 pages read, over half of those used, and 40 % of the time and 20 ms spent reading;"
                            + " without I/O timings 10,000 pages read, as an assumption",
                    "pev2 shows both without a figure; these are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        PlacedNode root = facts.plan().nodes().getFirst();
        double read = root.node().number("Shared Read Blocks");
        double used = read + root.node().number("Shared Hit Blocks");
        if (!facts.analyzed() || read < ENOUGH_BLOCKS || read <= MOST * used) {
            return List.of();
        }
        String message =
                "%s of %s pages were read from outside the cache, %s"
                        .formatted(
                                Figures.count(read),
                                Figures.count(used),
                                Bytes.shown(read * BLOCK));
        return facts.timesReading() ? waited(facts, message) : unknown(facts, message, read);
    }

    private static List<Finding> waited(PlanFacts facts, String message) {
        double ms = facts.nodes().mapToDouble(placed -> reading(facts, placed)).sum();
        double share = ms / Math.max(1e-9, facts.executionMs());
        PlacedNode most = most(facts);
        return ms < ENOUGH_MS || share < WAITING
                ? List.of()
                : List.of(
                        CARD.at(facts, most)
                                .warning(
                                        "%s, and waiting for them took %s, %s of the time"
                                                .formatted(
                                                        message,
                                                        Figures.time(ms),
                                                        Figures.share(Math.min(1, share))),
                                        remedy()));
    }

    private static List<Finding> unknown(PlanFacts facts, String message, double read) {
        return read < MANY_BLOCKS
                ? List.of()
                : List.of(
                        CARD.at(facts, most(facts))
                                .assumed(
                                        message,
                                        remedy(),
                                        "a run with track_io_timing on: whether it waited for them"));
    }

    /// Milliseconds; the server adds up what processes waited side by side.
    private static double reading(PlanFacts facts, PlacedNode placed) {
        return (facts.own(placed, "Shared I/O Read Time") + facts.own(placed, "I/O Read Time"))
                / placed.processes();
    }

    private static PlacedNode most(PlanFacts facts) {
        return facts.nodes()
                .max(Comparator.comparingDouble(placed -> facts.own(placed, "Shared Read Blocks")))
                .orElseThrow();
    }

    private static Remedy remedy() {
        return new Remedy(
                "run it again: if it is fast then, its pages had only to be fetched once. If not, read fewer pages (an index, or"
                        + " fewer columns by an index-only scan), or give shared_buffers about a quarter of the memory",
                null);
    }
}
