package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.Locale;

/// Rows are carried through the plan with more bytes than anybody should need.
final class WideRows implements PlanFinding {
    private static final double WIDE = 500;
    private static final double MUCH = 50 * 1024.0 * 1024;
    private static final double MANY_ROWS = 1_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "wide-rows",
                    "wide rows are sorted, hashed, kept or sent: every one of their bytes is copied",
                    "select only the columns that are needed, the long ones last",
                    "1,000 rows of 500 bytes and more, 50 MB in all, in a sort, hash, kept copy or the result",
                    "pgMustard speaks of it without a figure; these are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts
                .nodes()
                .filter(placed -> carries(placed) && facts.matters(placed))
                .filter(placed -> placed.node().estimate().width() >= WIDE)
                .filter(placed -> facts.kept(placed) >= MANY_ROWS && bytes(facts, placed) >= MUCH)
                .filter(placed -> !bounded(placed))
                .findFirst()
                .map(placed -> finding(facts, placed))
                .stream()
                .toList();
    }

    private static boolean carries(PlacedNode placed) {
        return placed.parent() == null
                || placed.node()
                        .any(
                                "Sort",
                                "Incremental Sort",
                                "Hash",
                                "Materialize",
                                "Gather",
                                "Gather Merge");
    }

    /// A sort for a LIMIT keeps only the first rows.
    private static boolean bounded(PlacedNode placed) {
        return placed.node().word("Sort Method").equals("top-N heapsort")
                || placed.node().actual() == null
                        && placed.ancestors().stream().anyMatch(above -> above.node().any("Limit"));
    }

    private static double bytes(PlanFacts facts, PlacedNode placed) {
        return facts.kept(placed) * placed.node().estimate().width();
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String message =
                "%s rows of about %s each, %s in all, %s"
                        .formatted(
                                Figures.count(facts.kept(placed)),
                                Bytes.shown(placed.node().estimate().width()),
                                Bytes.shown(bytes(facts, placed)),
                                placed.parent() == null
                                        ? "are returned"
                                        : "go through the "
                                                + placed.node().type().toLowerCase(Locale.ROOT));
        return CARD.at(facts, placed)
                .info(
                        message,
                        new Remedy(
                                "name the columns that are needed instead of '*'; join the long ones to the few rows that are left at the end",
                                null));
    }
}
