package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.PlanText;
import java.util.List;
import java.util.Optional;

/// A nested loop runs its inner side far too often, or reads a whole table each time.
final class RepeatedInnerScan implements PlanFinding {
    private static final double UNEXPECTED = 10;
    private static final double GRAVE = 100;
    private static final double MOST = 0.4;
    private static final double MANY_LOOPS = 1_000;
    private static final double MANY_ROWS = 1_000_000;
    private static final double NOT_SMALL = 1_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "inefficient-nested-loop",
                    "a nested loop repeats its inner side far more often than is worth it",
                    "index the inner side's join column, or mend the row estimate of the outer side",
                    "the inner side ran 1,000 times, 10 times more than planned, and took 40 % of the time (a warning from 100 times), or 1,000,000 rows are read by"
                            + " scanning an inner table of 1,000 rows or more again and again",
                    "pganalyze speaks from 10 to 100 times more inner scans than planned; the share is pev2's");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Nested Loop")
                .filter(placed -> placed.node().children().size() >= 2 && facts.matters(placed))
                .filter(placed -> !feedsOn(facts, placed))
                .flatMap(placed -> find(facts, placed).stream())
                .toList();
    }

    /// Whether a loop below it already got more rows than expected and hands them on: one cause.
    private static boolean feedsOn(PlanFacts facts, PlacedNode join) {
        return facts.all("Nested Loop")
                .filter(below -> below.ancestors().contains(join))
                .anyMatch(below -> find(facts, below).isPresent());
    }

    private static Optional<Finding> find(PlanFacts facts, PlacedNode join) {
        Optional<PlacedNode> inner =
                facts.nodes()
                        .filter(placed -> placed.parent() == join)
                        .filter(placed -> "Inner".equals(placed.node().relationship()))
                        .findFirst();
        return inner.flatMap(placed -> scannedAgain(facts, join, placed))
                .or(() -> inner.flatMap(placed -> oftenerThanPlanned(facts, join, placed)));
    }

    private static Optional<Finding> scannedAgain(
            PlanFacts facts, PlacedNode join, PlacedNode inner) {
        PlanNode scan =
                inner.node().any("Materialize")
                        ? inner.node().input().orElse(inner.node())
                        : inner.node();
        double repeats = facts.repeats(inner);
        double rows =
                inner.node().any("Materialize") ? inner.node().rows() : facts.read(inner) / repeats;
        boolean small = repeats < 2 || rows < NOT_SMALL || repeats * rows < MANY_ROWS;
        if (!scan.any("Seq Scan") || small) {
            return Optional.empty();
        }
        String message =
                "all %s rows of '%s' are gone through %s times, once for each row of the outer side"
                        .formatted(Figures.count(rows), scan.relation(), Figures.count(repeats));
        return Optional.of(CARD.at(facts, join).warning(message, indexed(facts, join, scan)));
    }

    private static Remedy indexed(PlanFacts facts, PlacedNode join, PlanNode scan) {
        String condition = join.node().conditions().join();
        List<String> keys =
                Term.of(condition == null ? scan.conditions().filter() : condition).stream()
                        .filter(Term::equality)
                        .flatMap(term -> keyOf(term, scan).stream())
                        .distinct()
                        .toList();
        return keys.isEmpty()
                ? new Remedy(
                        "join by '=' on an indexed column, so that each look-up reads few rows",
                        null)
                : IndexRemedy.on(
                        facts, scan, "index the join column of '" + scan.relation() + "'", keys);
    }

    private static Optional<String> keyOf(Term term, PlanNode scan) {
        String prefix = scan.name().orElse("") + ".";
        return List.of(term.left(), term.right()).stream()
                .map(Split::bare)
                .filter(side -> side.startsWith(prefix))
                .findFirst()
                .flatMap(Term::plain);
    }

    private static Optional<Finding> oftenerThanPlanned(
            PlanFacts facts, PlacedNode join, PlacedNode inner) {
        double planned = Math.max(1, join.node().children().getFirst().estimate().rows());
        double loops = inner.node().loops() / Math.max(1, join.node().loops());
        if (!facts.analyzed()
                || loops < MANY_LOOPS
                || loops < UNEXPECTED * planned
                || facts.share(inner) < MOST) {
            return Optional.empty();
        }
        String message =
                "%s ran %s times where %s were planned"
                        .formatted(
                                PlanText.label(inner.node()),
                                Figures.count(loops),
                                Figures.count(planned));
        return Optional.of(
                CARD.at(facts, join)
                        .warningIf(
                                loops >= GRAVE * planned,
                                message,
                                new Remedy(
                                        "mend the row estimate of the outer side (see row-misestimate), or compute it"
                                                + " first in a 'with … as materialized' query",
                                        null)));
    }
}
