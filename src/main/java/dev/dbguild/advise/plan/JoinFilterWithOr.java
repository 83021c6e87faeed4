package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Two tables are joined by alternatives, so every pair of rows is tested.
final class JoinFilterWithOr implements PlanFinding {
    private static final double MANY_PAIRS = 100_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "join-filter-with-or",
                    "two tables are joined by 'this or that', which no hash, merge or index can serve: every pair of rows is tested",
                    "join once for each alternative and unite the results",
                    "a nested loop without any other join condition, 100,000 pairs of rows tested",
                    "pganalyze's OR join insight names no figure; this one is ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Nested Loop")
                .filter(placed -> facts.matters(placed) && !lookedUp(placed.node()))
                .flatMap(placed ->
                        alternatives(placed).map(or -> finding(facts, placed, or)).stream())
                .flatMap(Optional::stream)
                .toList();
    }

    /// Whether the inner side is found by the outer row after all, so that the alternatives only sort out.
    private static boolean lookedUp(PlanNode join) {
        return inner(join).filter(JoinFilterWithOr::keyed).isPresent();
    }

    private static boolean keyed(PlanNode inner) {
        boolean passage = inner.any("Materialize", "Memoize", "Bitmap Heap Scan", "Subquery Scan");
        return inner.conditions().index() != null
                || passage && inner.children().stream().anyMatch(JoinFilterWithOr::keyed);
    }

    private static Optional<PlanNode> inner(PlanNode join) {
        return join.children().stream()
                .filter(child -> "Inner".equals(child.relationship()))
                .findFirst();
    }

    /// The sides of the `or` that compares both tables, when the join has no other condition.
    private static Optional<List<String>> alternatives(PlacedNode join) {
        List<Term> terms = Term.of(join.node().conditions().join());
        boolean joinedOtherwise =
                terms.stream()
                        .anyMatch(term ->
                                term.equality() && relations(term.left() + term.right()) > 1);
        return joinedOtherwise
                ? Optional.empty()
                : terms.stream()
                        .map(term -> Split.at(term.left(), " OR "))
                        .filter(sides -> sides.size() > 1)
                        .filter(sides -> sides.stream().anyMatch(side -> relations(side) > 1))
                        .findFirst();
    }

    private static long relations(String expression) {
        return Pattern.compile("([\\w$]+|\"[^\"]+\")\\.[\\w\"]")
                .matcher(expression.replaceAll("'(?:[^']|'')*'", ""))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .count();
    }

    private static double pairs(PlanFacts facts, PlacedNode join) {
        if (facts.analyzed()) {
            return (join.node().rows() + join.node().number("Rows Removed by Join Filter"))
                    * join.node().loops();
        }
        double pairs = facts.repeats(join);
        for (PlanNode child : join.node().children()) {
            pairs *= Math.max(1, child.estimate().rows());
        }
        return pairs;
    }

    private static Optional<Finding> finding(PlanFacts facts, PlacedNode join, List<String> sides) {
        double pairs = pairs(facts, join);
        if (pairs < MANY_PAIRS) {
            return Optional.empty();
        }
        String message =
                "%s%s pairs of rows are tested for %s"
                        .formatted(
                                facts.analyzed() ? "" : "about ",
                                Figures.count(pairs),
                                String.join(" or ", sides));
        return Optional.of(CARD.at(facts, join).warning(message, remedy(sides)));
    }

    private static Remedy remedy(List<String> sides) {
        return new Remedy(
                "write one join for each alternative and unite them; 'union' drops the rows that satisfy both: "
                        + String.join(
                                " union ",
                                sides.stream().map(side -> "select … on " + side.strip()).toList()),
                null);
    }
}
