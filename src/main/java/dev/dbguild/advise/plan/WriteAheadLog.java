package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// The statement writes much write-ahead log, which replicas and archives must take as well.
final class WriteAheadLog implements PlanFinding {
    private static final double SEGMENT = 16 * 1024.0 * 1024;
    private static final double BLOCK = 8192;
    private static final double MOST = 0.5;

    private static final PlanCard CARD =
            new PlanCard(
                    "wal-volume",
                    "the statement writes much write-ahead log",
                    "change fewer rows at a time, keep fewer indexes, space checkpoints wider",
                    "16 MB, one segment; a warning when over half of it are images of whole pages",
                    "pev2 and pgMustard show it without a figure; 16 MB is the default segment");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        PlacedNode root = facts.plan().nodes().getFirst();
        double bytes = root.node().number("WAL Bytes");
        return bytes < SEGMENT ? List.of() : List.of(finding(facts, root, bytes));
    }

    private static Finding finding(PlanFacts facts, PlacedNode root, double bytes) {
        double images = root.node().number("WAL FPI");
        boolean mostlyImages = images * BLOCK > MOST * bytes;
        String message =
                "it writes %s of write-ahead log in %s records, %s of them whole pages"
                        .formatted(
                                Bytes.shown(bytes),
                                Figures.count(root.node().number("WAL Records")),
                                Figures.count(images));
        return CARD.at(facts, root).warningIf(mostlyImages, message, remedy(mostlyImages));
    }

    private static Remedy remedy(boolean mostlyImages) {
        return mostlyImages
                ? new Remedy(
                        "pages are written whole when they are changed first after a checkpoint: raise max_wal_size, so that"
                                + " checkpoints come by time, and turn wal_compression on",
                        "alter system set wal_compression = on;\nselect pg_reload_conf();")
                : new Remedy(
                        "change the rows in batches of some thousands, each in its own transaction, and drop indexes that nobody uses",
                        null);
    }
}
