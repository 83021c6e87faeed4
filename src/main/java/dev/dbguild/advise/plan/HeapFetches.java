package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// An index-only scan goes to the table all the same, because the visibility map is out of date.
final class HeapFetches implements PlanFinding {
    private static final double MANY = 1_000;
    private static final double MUCH = 0.4;
    private static final double NEARLY_ALL = 0.9;

    private static final PlanCard CARD =
            new PlanCard(
                    "heap-fetches",
                    "an index-only scan reads the table all the same, because its pages are not marked as visible to all",
                    "vacuum the table, and let autovacuum come sooner",
                    "1,000 fetches and 40 % of the rows; a warning from 90 %",
                    "pev2 marks any, 40 and 90 %");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Index Only Scan")
                .filter(placed -> fetches(placed) >= MANY && facts.matters(placed))
                .filter(placed -> share(facts, placed) >= MUCH)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    /// Over all runs and processes: the server tells no average.
    private static double fetches(PlacedNode placed) {
        return placed.node().number("Heap Fetches");
    }

    private static double share(PlanFacts facts, PlacedNode placed) {
        return Math.min(1, fetches(placed) / Math.max(1, facts.read(placed)));
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String table = placed.node().qualified().orElse("");
        String message =
                "the index-only scan of '%s' went to the table %s times, for %s of its rows"
                        .formatted(
                                placed.node().index(),
                                Figures.count(fetches(placed)),
                                Figures.share(share(facts, placed)));
        return CARD.at(facts, placed)
                .warningIf(
                        share(facts, placed) >= NEARLY_ALL,
                        message,
                        new Remedy(
                                "vacuum marks its pages; if they are soon unmarked, let autovacuum come sooner: alter table %s set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02)"
                                        .formatted(table),
                                "vacuum " + table + ";"));
    }
}
