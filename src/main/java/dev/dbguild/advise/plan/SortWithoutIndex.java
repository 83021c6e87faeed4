package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Many rows are sorted to keep a few, where an index could hand them over in order.
final class SortWithoutIndex implements PlanFinding {
    private static final double MANY_ROWS = 10_000;
    private static final double WASTE = 10;

    private static final PlanCard CARD =
            new PlanCard(
                    "sort-without-index",
                    "many rows are read and sorted to return the first few",
                    "an index in the wanted order returns them at once",
                    "under a LIMIT, 10,000 rows sorted and 10 times as many as returned",
                    "pgMustard speaks of it without a figure; 10,000 rows as for sequential scans");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Sort").flatMap(sort -> find(facts, sort).stream()).toList();
    }

    private static Optional<Finding> find(PlanFacts facts, PlacedNode sort) {
        Optional<PlacedNode> limit = sort.user().filter(above -> above.node().any("Limit"));
        Optional<PlacedNode> scan =
                facts.nodes()
                        .filter(placed -> placed.parent() == sort)
                        .filter(placed ->
                                placed.node().any("Seq Scan", "Index Scan", "Bitmap Heap Scan"))
                        .findFirst();
        if (limit.isEmpty() || scan.isEmpty()) {
            return Optional.empty();
        }
        double sorted = facts.kept(scan.get());
        double returned = limit.get().node().rows();
        List<String> keys = keys(sort, scan.get());
        boolean fires = !keys.isEmpty() && sorted >= MANY_ROWS && sorted >= WASTE * returned;
        return fires ? Optional.of(finding(facts, sort, scan.get(), keys)) : Optional.empty();
    }

    private static Finding finding(
            PlanFacts facts, PlacedNode sort, PlacedNode scan, List<String> keys) {
        String message =
                "%s rows of '%s' are sorted by %s to return the first few"
                        .formatted(
                                Figures.count(facts.kept(scan)),
                                scan.node().relation(),
                                String.join(", ", sort.node().list("Sort Key")));
        return CARD.at(facts, sort)
                .warning(
                        message,
                        new Remedy(
                                "an index in this order is read only as far as the limit",
                                IndexRemedy.statement(facts, scan.node(), keys)));
    }

    /// The columns compared for equality, then the sort keys; empty when a key is no plain column of the table.
    private static List<String> keys(PlacedNode sort, PlacedNode scan) {
        List<String> sorted = sort.node().list("Sort Key");
        List<String> ordered = sorted.stream().flatMap(key -> ordered(key).stream()).toList();
        Stream<String> compared =
                PlanFacts.filter(scan).stream()
                        .filter(Term::equality)
                        .flatMap(term -> term.column().stream());
        return ordered.size() < sorted.size()
                ? List.of()
                : Stream.concat(compared, ordered.stream()).distinct().toList();
    }

    private static Optional<String> ordered(String key) {
        String column = key.replaceAll(" (DESC|NULLS FIRST|NULLS LAST)", "");
        return Term.plain(column).map(plain -> plain + key.substring(column.length()));
    }
}
