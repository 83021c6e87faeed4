package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A WITH query is computed whole, and what uses it throws most of it away.
final class CteFilteredOutside implements PlanFinding {
    private static final double MANY_ROWS = 10_000;
    private static final double MOST = 0.5;
    private static final double NEARLY_ALL = 0.9;

    private static final String[] OPAQUE = {
        "Recursive Union", "ModifyTable", "WindowAgg", "Limit", "LockRows", "ProjectSet"
    };

    private static final PlanCard CARD =
            new PlanCard(
                    "cte-filtered-outside",
                    "a WITH query is computed whole before the condition outside throws most of it away",
                    "write it 'as not materialized', or put the condition inside",
                    "10,000 rows kept by the WITH query and over 50 % of them thrown away; a warning over 90 %",
                    "pgMustard speaks of it without a figure; 10,000 rows and the shares as for sequential scans");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("CTE Scan")
                .filter(placed ->
                        uses(facts, placed)
                                .allMatch(use -> use.node().conditions().filter() != null))
                .flatMap(placed ->
                        source(facts, placed).filter(cte -> mattersBy(facts, placed, cte)).stream()
                                .filter(cte -> fires(facts, placed, cte))
                                .map(cte -> finding(facts, placed, cte)))
                .toList();
    }

    private static boolean mattersBy(PlanFacts facts, PlacedNode scan, PlacedNode cte) {
        return (facts.matters(cte) || facts.matters(scan)) && reaches(scan, cte.node());
    }

    /// Whether the condition could be tested inside: before the rows are grouped only when it is on a group's key, and
    /// never before they are numbered, limited or changed.
    private static boolean reaches(PlacedNode scan, PlanNode cte) {
        List<String> keys = cte.list("Group Key");
        return cte.any("Aggregate", "Group")
                ? PlanFacts.filter(scan).stream()
                        .flatMap(term -> term.column().stream())
                        .anyMatch(column -> keys.stream().anyMatch(key -> names(key, column)))
                : !cte.any(OPAQUE);
    }

    private static boolean names(String key, String column) {
        return key.equals(column) || key.endsWith("." + column);
    }

    private static Optional<PlacedNode> source(PlanFacts facts, PlacedNode scan) {
        String name = "CTE " + scan.node().word("CTE Name");
        return facts.nodes().filter(placed -> name.equals(placed.node().subplan())).findFirst();
    }

    /// Every scan of the same WITH query: one that wants all of it has it computed whole for good reason.
    private static Stream<PlacedNode> uses(PlanFacts facts, PlacedNode scan) {
        String name = scan.node().word("CTE Name");
        return facts.all("CTE Scan").filter(use -> use.node().word("CTE Name").equals(name));
    }

    private static double read(PlanFacts facts, PlacedNode scan, PlacedNode cte) {
        return facts.analyzed()
                ? facts.read(scan)
                : cte.node().estimate().rows() * facts.repeats(scan);
    }

    private static double removed(PlanFacts facts, PlacedNode scan, PlacedNode cte) {
        return 1 - facts.kept(scan) / Math.max(1, read(facts, scan, cte));
    }

    private static boolean fires(PlanFacts facts, PlacedNode scan, PlacedNode cte) {
        return read(facts, scan, cte) >= MANY_ROWS && removed(facts, scan, cte) > MOST;
    }

    private static Finding finding(PlanFacts facts, PlacedNode scan, PlacedNode cte) {
        String message =
                "'%s' is computed whole, %s rows, of which %s leaves %s"
                        .formatted(
                                scan.node().word("CTE Name"),
                                Figures.count(read(facts, scan, cte)),
                                scan.node().conditions().filter(),
                                Figures.count(facts.kept(scan)));
        return CARD.at(facts, scan)
                .warningIf(removed(facts, scan, cte) > NEARLY_ALL, message, remedy(facts, scan));
    }

    private static Remedy remedy(PlanFacts facts, PlacedNode scan) {
        String name = scan.node().word("CTE Name");
        long uses = uses(facts, scan).count();
        return new Remedy(
                uses > 1
                        ? "it is used %d times: 'with %s as not materialized (…)' lets each use compute only what it needs"
                                .formatted(uses, name)
                        : "write 'with %s as not materialized (…)', or put the condition into it"
                                .formatted(name),
                null);
    }
}
