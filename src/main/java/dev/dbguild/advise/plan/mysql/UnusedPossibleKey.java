package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// Indexes that fit the condition are passed over for the whole table.
final class UnusedPossibleKey implements MySqlFinding {
    private static final double FEW = 0.1;

    private static final PlanCard CARD =
            new PlanCard(
                    "unused-possible-key",
                    "indexes fit the condition, and the whole table is read all the same",
                    "refresh the statistics, then see whether the condition really matches few rows",
                    "1,000 rows read with possible keys and none chosen; when run, under 10 % of the rows kept",
                    "possible_keys without key in EXPLAIN; the share is ours: above it a scan is often right");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> explains(facts, placed))
                .filter(placed -> !ImplicitConversion.explains(facts, placed))
                .filter(placed -> facts.reportsMany(placed))
                .filter(placed -> facts.analyzed() && facts.kept(placed) < FEW)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    /// Whether the scan has an index to use for a condition on constants.
    static boolean explains(MySqlFacts facts, PlacedNode placed) {
        return placed.node().any("Table scan")
                && !placed.node().list("possible_keys").isEmpty()
                && !placed.node().list("possible_keys").equals(List.of("PRIMARY"))
                && facts.compared(placed).stream().anyMatch(each -> serves(facts, placed, each));
    }

    private static boolean serves(MySqlFacts facts, PlacedNode placed, Compared compared) {
        return facts.table(placed).stream()
                .flatMap(table -> table.indexes().stream())
                .filter(index -> placed.node().list("possible_keys").contains(index.name()))
                .anyMatch(index -> index.keyTexts().getFirst().equals(compared.column()));
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .warning(
                        "'%s' is read from end to end, %s rows for %s of them, though %s fits"
                                .formatted(
                                        facts.name(placed),
                                        Figures.count(facts.reads(placed)),
                                        Figures.share(facts.kept(placed)),
                                        String.join(", ", placed.node().list("possible_keys"))),
                        new Remedy(
                                "refresh the statistics, then explain again",
                                "analyze table " + facts.name(placed) + ";"));
    }
}
