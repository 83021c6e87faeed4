package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.schema.Index;
import java.util.List;
import java.util.Optional;

/// Only the first columns of an index are used though the condition compares a later one.
final class PartOfCompositeKey implements MySqlFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "part-of-composite-key",
                    "only the first columns of an index are used, and a later one is tested row by row",
                    "index the compared columns next to each other",
                    "1,000 entries found by part of an index of which the condition compares a later column",
                    "used_key_parts and key_length in EXPLAIN; the row count is that of full-table-scan");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> placed.node().any("Index lookup", "Index range scan"))
                .filter(placed -> found(facts, placed) >= MySqlFacts.MANY_ROWS)
                .flatMap(placed ->
                        facts
                                .index(placed)
                                .flatMap(index -> finding(facts, placed, index))
                                .stream())
                .toList();
    }

    /// Entries that the used columns find: what the server read is less, for it tests the later columns in the index.
    private static double found(MySqlFacts facts, PlacedNode placed) {
        double expected = placed.node().number("rows") * facts.repeats(placed);
        return Math.max(facts.reads(placed), expected);
    }

    private static Optional<Finding> finding(MySqlFacts facts, PlacedNode placed, Index index) {
        List<String> used = placed.node().list("used_key_parts");
        return facts.comparedInAll(placed).stream()
                .filter(each -> each.indexable() && !used.isEmpty())
                .filter(each -> !used.contains(each.column()))
                .filter(each -> index.keyTexts().contains(each.column()))
                .findFirst()
                .map(each -> finding(facts, placed, each));
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed, Compared later) {
        return new Spot(CARD, facts, placed)
                .info(
                        "of index '%s' of '%s' only %s serves: of about %s entries '%s' is tested one by one"
                                .formatted(
                                        placed.node().index(),
                                        facts.name(placed),
                                        String.join(", ", placed.node().list("used_key_parts")),
                                        Figures.count(found(facts, placed)),
                                        later.column()),
                        NewIndex.on(
                                facts.name(placed), NewIndex.keys(facts.comparedInAll(placed))));
    }
}
