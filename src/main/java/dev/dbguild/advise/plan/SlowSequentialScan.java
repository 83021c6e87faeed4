package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.stream.Stream;

/// A table is read from end to end to find a few of its rows.
final class SlowSequentialScan implements PlanFinding {
    private static final double MANY_ROWS = 10_000;
    private static final double NOT_TINY = 1_000;
    private static final double MOST = 0.8;
    private static final double NEARLY_ALL = 0.9;

    private static final PlanCard CARD =
            new PlanCard(
                    "slow-sequential-scan",
                    "the whole table is read to find a few of its rows",
                    "index the columns of the condition",
                    "10,000 rows read, 1,000 or more each time, and over 80 % of them thrown away; a warning over 90 %",
                    "pev2 marks 50 % and 90 % removed, but below 80 % an index seldom pays; mydba.dev asks for 10,000 rows");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Seq Scan")
                .filter(placed -> placed.node().conditions().filter() != null)
                .filter(placed -> facts.read(placed) >= MANY_ROWS && facts.matters(placed))
                .filter(placed -> facts.readOnce(placed) >= NOT_TINY)
                .filter(placed ->
                        removed(facts, placed) > (keys(placed).isEmpty() ? NEARLY_ALL : MOST))
                .filter(placed ->
                        !HiddenColumn.explains(placed) && !LeadingWildcard.explains(placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static double removed(PlanFacts facts, PlacedNode placed) {
        return 1 - facts.kept(placed) / facts.read(placed);
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        double removed = removed(facts, placed);
        String message =
                "'%s' is read from end to end: %s%s rows for the %s that satisfy %s"
                        .formatted(
                                placed.node().relation(),
                                facts.analyzed() ? "" : "about ",
                                Figures.count(facts.read(placed)),
                                Figures.count(facts.kept(placed)),
                                placed.node().conditions().filter());
        return CARD.at(facts, placed)
                .warningIf(removed > NEARLY_ALL, message, remedy(facts, placed));
    }

    /// The index that would find the scan's rows.
    static Remedy remedy(PlanFacts facts, PlacedNode placed) {
        List<String> keys = keys(placed);
        return keys.isEmpty()
                ? new Remedy(
                        "no plain column is compared, so no ordinary index helps: rewrite the condition, or make it the predicate"
                                + " of a partial index",
                        null)
                : IndexRemedy.on(
                        facts,
                        placed.node(),
                        "index "
                                + String.join(", ", keys)
                                + (keys.size() > 1 ? ": columns compared with '=' come first" : ""),
                        keys);
    }

    /// Columns compared for equality, then one compared by range or by the beginning of a pattern.
    private static List<String> keys(PlacedNode placed) {
        List<Term> terms = PlanFacts.filter(placed);
        List<String> compared = IndexRemedy.keys(terms.stream(), 1);
        return terms.stream().anyMatch(term -> term.equality() && term.indexable())
                ? compared
                : Stream.concat(
                                terms.stream()
                                        .filter(Term::anchored)
                                        .flatMap(term -> term.column().stream())
                                        .map(column -> column + " text_pattern_ops")
                                        .limit(1),
                                compared.stream())
                        .limit(1)
                        .toList();
    }
}
