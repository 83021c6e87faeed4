package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A LIMIT walks an index in the wanted order and throws rows away until enough satisfy the condition.
final class WrongIndexForOrder implements PlanFinding {
    private static final double MANY_ROWS = 1_000;
    private static final double WASTE = 10;

    private static final PlanCard CARD =
            new PlanCard(
                    "index-chosen-for-order-only",
                    "an index is walked for its order alone; rows are thrown away until the limit is reached",
                    "one index on the condition's columns followed by the order's columns",
                    "under a LIMIT, 1,000 rows thrown away and 10 times as many as kept (from estimates: 10,000 read)",
                    "pganalyze's 'wrong index because of ORDER BY' names no figure; these are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Index Scan", "Index Only Scan")
                .filter(placed -> placed.node().conditions().index() == null)
                .filter(placed -> placed.node().conditions().filter() != null)
                .flatMap(placed ->
                        limit(placed).flatMap(limit -> find(facts, placed, limit)).stream())
                .toList();
    }

    private static Optional<PlacedNode> limit(PlacedNode placed) {
        return placed.user().filter(above -> above.node().any("Limit"));
    }

    private static Optional<Finding> find(PlanFacts facts, PlacedNode scan, PlacedNode limit) {
        double removed = removed(facts, scan, limit);
        double enough = facts.analyzed() ? MANY_ROWS : 10 * MANY_ROWS;
        if (removed < enough || removed < WASTE * limit.node().rows()) {
            return Optional.empty();
        }
        String message =
                "'%s' is walked for its order only: %s%s rows are thrown away by %s to find %s"
                        .formatted(
                                scan.node().index(),
                                facts.analyzed() ? "" : "about ",
                                Figures.count(removed),
                                scan.node().conditions().filter(),
                                Figures.count(limit.node().rows()));
        return Optional.of(CARD.at(facts, scan).warning(message, remedy(facts, scan)));
    }

    /// Measured; or what the planner hopes for: matching rows lie evenly along the index.
    private static double removed(PlanFacts facts, PlacedNode scan, PlacedNode limit) {
        if (facts.analyzed()) {
            return scan.node().number("Rows Removed by Filter") * scan.node().loops();
        }
        double matching = Math.max(1, scan.node().estimate().rows());
        double walked = facts.read(scan) * Math.min(1, limit.node().estimate().rows() / matching);
        return walked - limit.node().estimate().rows();
    }

    private static Remedy remedy(PlanFacts facts, PlacedNode scan) {
        Stream<String> compared =
                PlanFacts.filter(scan).stream()
                        .filter(Term::equality)
                        .flatMap(term -> term.column().stream());
        Stream<String> ordered =
                facts.table(scan.node()).stream()
                        .flatMap(table -> table.indexes().stream())
                        .filter(index -> index.name().equals(scan.node().index()))
                        .flatMap(index -> index.keyTexts().stream());
        List<String> keys = Stream.concat(compared, ordered).distinct().toList();
        return keys.size() < 2
                ? new Remedy("index the columns of the condition, then those of the order", null)
                : new Remedy(
                        "columns compared with '=' first, then the order: rows come filtered and sorted",
                        IndexRemedy.statement(facts, scan.node(), keys));
    }
}
