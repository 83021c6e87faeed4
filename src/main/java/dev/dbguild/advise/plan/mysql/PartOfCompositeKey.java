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
    private static final double HALF = 0.5;

    private static final PlanCard CARD =
            new PlanCard(
                    "part-of-composite-key",
                    "only the first columns of an index are used, and a later one is tested row by row",
                    "index the compared columns next to each other",
                    "1,000 rows read by part of an index of which the condition compares a later column; when run, over half of them thrown away",
                    "used_key_parts and key_length in EXPLAIN; the row count is that of full-table-scan");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> placed.node().any("Index lookup", "Index range scan"))
                .filter(placed -> facts.reportsMany(placed))
                .filter(placed -> !facts.analyzed() || facts.kept(placed) < HALF)
                .flatMap(placed ->
                        facts
                                .index(placed)
                                .flatMap(index -> finding(facts, placed, index))
                                .stream())
                .toList();
    }

    private static Optional<Finding> finding(MySqlFacts facts, PlacedNode placed, Index index) {
        List<String> used = placed.node().list("used_key_parts");
        return facts.compared(placed).stream()
                .filter(each ->
                        each.indexable() && !used.isEmpty() && !used.contains(each.column()))
                .filter(each -> index.keyTexts().contains(each.column()))
                .findFirst()
                .map(each -> finding(facts, placed, used, each));
    }

    private static Finding finding(
            MySqlFacts facts, PlacedNode placed, List<String> used, Compared later) {
        List<String> keys =
                java.util.stream.Stream.concat(
                                used.stream(), java.util.stream.Stream.of(later.column()))
                        .toList();
        return new Spot(CARD, facts, placed)
                .info(
                        "of index '%s' only %s serves: %s rows of '%s' are read, and '%s' is tested on each"
                                .formatted(
                                        placed.node().index(),
                                        String.join(", ", used),
                                        Figures.count(facts.reads(placed)),
                                        facts.name(placed),
                                        later.column()),
                        NewIndex.on(facts.name(placed), keys));
    }
}
