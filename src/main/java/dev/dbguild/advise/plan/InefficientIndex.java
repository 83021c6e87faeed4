package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.stream.Stream;

/// An index is looked up, and most of the rows it finds are thrown away.
final class InefficientIndex implements PlanFinding {
    private static final double MANY_ROWS = 10_000;
    private static final double MOST = 0.8;
    private static final double NEARLY_ALL = 0.9;
    private static final double MANY_AT_A_TIME = 10;
    private static final int ALL = 4;

    private static final PlanCard CARD =
            new PlanCard(
                    "inefficient-index",
                    "an index finds many rows, and another condition throws most of them away",
                    "one index on the columns of both conditions",
                    "10,000 rows found, over 80 % of them thrown away and 10 or more in each look-up; a warning over 90 %",
                    "pev2 marks 50 % and 90 % removed; below 80 % another index seldom pays; mydba.dev asks for 10,000 rows");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Index Scan", "Index Only Scan", "Bitmap Heap Scan")
                .filter(placed -> !looked(placed).isEmpty() && facts.matters(placed))
                .filter(placed -> removed(facts, placed) >= MANY_AT_A_TIME * facts.repeats(placed))
                .filter(placed -> found(facts, placed) >= MANY_ROWS)
                .filter(placed -> share(facts, placed) > MOST)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static List<Term> looked(PlacedNode placed) {
        String condition = placed.node().conditions().index();
        return Term.of(condition == null ? placed.node().conditions().recheck() : condition);
    }

    /// Rows thrown away in all. Pages that did not fit into the bitmap are another matter.
    private static double removed(PlanFacts facts, PlacedNode placed) {
        if (!facts.analyzed()) {
            return Math.max(0, expected(placed) - placed.node().estimate().rows())
                    * facts.repeats(placed);
        }
        double rechecked =
                placed.node().number("Lossy Heap Blocks") > 0
                        ? 0
                        : placed.node().number("Rows Removed by Index Recheck");
        return (placed.node().number("Rows Removed by Filter") + rechecked) * placed.node().loops();
    }

    /// Of an estimate only a bitmap tells how many rows its index finds.
    private static double expected(PlacedNode placed) {
        return placed.node().children().stream()
                .filter(child -> child.any("Bitmap Index Scan"))
                .mapToDouble(child -> child.estimate().rows())
                .findFirst()
                .orElse(0);
    }

    private static double found(PlanFacts facts, PlacedNode placed) {
        return removed(facts, placed) + facts.kept(placed);
    }

    private static double share(PlanFacts facts, PlacedNode placed) {
        return removed(facts, placed) / found(facts, placed);
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String message =
                "%s finds %s%s rows of '%s', and %s throws %s of them away"
                        .formatted(
                                index(placed),
                                facts.analyzed() ? "" : "about ",
                                Figures.count(found(facts, placed)),
                                placed.node().relation(),
                                reason(placed),
                                Figures.share(share(facts, placed)));
        return CARD.at(facts, placed)
                .warningIf(share(facts, placed) > NEARLY_ALL, message, remedy(facts, placed));
    }

    private static String index(PlacedNode placed) {
        return Stream.concat(
                        Stream.ofNullable(placed.node().index()),
                        placed.node().children().stream()
                                .flatMap(child -> Stream.ofNullable(child.index())))
                .findFirst()
                .map(name -> "'" + name + "'")
                .orElse("the index");
    }

    private static String reason(PlacedNode placed) {
        String filter = placed.node().conditions().filter();
        return filter == null ? "testing them again" : filter;
    }

    private static Remedy remedy(PlanFacts facts, PlacedNode placed) {
        List<Term> filtered = PlanFacts.filter(placed).stream().filter(Term::indexable).toList();
        List<String> keys =
                IndexRemedy.keys(Stream.concat(looked(placed).stream(), filtered.stream()), ALL);
        return filtered.isEmpty()
                ? new Remedy(
                        "no plain column is compared by the other condition: put it into the predicate of a partial index,"
                                + " or rewrite it",
                        null)
                : IndexRemedy.on(
                        facts,
                        placed.node(),
                        "one index on the columns of both conditions finds only what is wanted",
                        keys);
    }
}
