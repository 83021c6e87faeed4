package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.PlanText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The planner expected far more or far fewer rows than there were.
final class RowMisestimate implements PlanFinding {
    private static final double FACTOR = 10;
    private static final double GRAVE = 100;
    private static final double ENOUGH_ROWS = 1_000;

    /// They hand on what a node below them counted, stop, or count nothing.
    private static final String[] PASSAGES = {
        "Limit",
        "Hash",
        "Bitmap Index Scan",
        "BitmapAnd",
        "BitmapOr",
        "Memoize",
        "Materialize",
        "Gather",
        "Gather Merge"
    };

    private static final PlanCard CARD =
            new PlanCard(
                    "row-misestimate",
                    "the planner's row count is far off, so it may choose the wrong join or scan",
                    "refresh the statistics, or create extended statistics on columns that depend on each other",
                    "off by a factor of 10, with at least 1,000 rows; a warning from a factor of 100",
                    "pev2 marks factors of 10, 100 and 1000");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        if (!facts.analyzed()) {
            return List.of();
        }
        return facts.nodes()
                .filter(placed -> wrong(placed) && decides(placed) && facts.matters(placed))
                .filter(placed -> !inherited(facts, placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean wrong(PlacedNode placed) {
        double expected = placed.node().estimate().rows();
        double seen = placed.node().rows();
        return factor(placed) >= FACTOR
                && Math.max(expected, seen) * placed.node().loops() >= ENOUGH_ROWS
                && !placed.node().any(PASSAGES)
                && !(seen < expected ? stoppedEarly(placed) : readAgain(placed));
    }

    /// Whether something was chosen by the estimate: how a table is read, or how joined; at the end nothing is.
    private static boolean decides(PlacedNode placed) {
        return placed.node().relation() != null
                || placed.ancestors().stream()
                        .anyMatch(above ->
                                above.node().any("Nested Loop", "Hash Join", "Merge Join"));
    }

    static double factor(PlacedNode placed) {
        double expected = Math.max(1, placed.node().estimate().rows());
        double seen = Math.max(1, placed.node().rows());
        return Math.max(expected / seen, seen / expected);
    }

    /// A node that was not asked for all its rows says nothing about the estimate.
    private static boolean stoppedEarly(PlacedNode placed) {
        return asked(placed)
                || placed.ancestors().stream()
                        .anyMatch(above -> asked(above) || above.node().any("Limit", "Merge Join"));
    }

    /// Whether it is asked for as many rows as it takes: to see if there is one, or to find one partner.
    private static boolean asked(PlacedNode placed) {
        PlacedNode parent = placed.parent();
        return "SubPlan".equals(placed.node().relationship())
                || placed.node().once()
                || placed.node().word("Join Type").matches("Semi|Anti|Right Semi|Right Anti")
                || placed.node().says("Inner Unique")
                || parent != null && parent.node().any("Hash Join") && emptyHash(parent.node());
    }

    /// A hash join stops after one outer row when there is nothing to compare it to.
    private static boolean emptyHash(PlanNode join) {
        return join.children().stream().anyMatch(child -> child.any("Hash") && child.rows() < 1);
    }

    /// A merge join goes back on its inner side where outer rows are alike, and its rows are counted again.
    private static boolean readAgain(PlacedNode placed) {
        return Stream.concat(Stream.of(placed), placed.ancestors().stream())
                .anyMatch(node ->
                        "Inner".equals(node.node().relationship())
                                && node.parent() != null
                                && node.parent().node().any("Merge Join"));
    }

    /// Whether it only hands on what a node below got wrong.
    private static boolean inherited(PlanFacts facts, PlacedNode placed) {
        return facts.nodes()
                .filter(below -> below.ancestors().contains(placed))
                .anyMatch(RowMisestimate::wrong);
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String message =
                "%s gave %s rows where %s were expected: %s"
                        .formatted(
                                PlanText.label(placed.node()),
                                Figures.count(placed.node().rows()),
                                Figures.count(placed.node().estimate().rows()),
                                placed.node().rows() > placed.node().estimate().rows()
                                        ? Figures.factor(factor(placed)) + " as many"
                                        : "a factor of "
                                                + Figures.count(factor(placed))
                                                + " fewer");
        return CARD.at(facts, placed).warningIf(factor(placed) >= GRAVE, message, remedy(placed));
    }

    private static Remedy remedy(PlacedNode placed) {
        String table = placed.node().qualified().orElse("");
        if (table.isEmpty()) {
            return new Remedy(
                    "refresh the statistics of the tables below this node; if it stays, compute the step into a temporary table and analyse that",
                    null);
        }
        List<String> columns = columns(placed);
        List<String> expressions = expressions(placed);
        if (!expressions.isEmpty()) {
            return statistics(
                    "the planner guesses at expressions until it has statistics of them (PostgreSQL 14 and later)",
                    table,
                    "",
                    expressions);
        }
        return columns.size() < 2
                ? new Remedy(
                        "refresh the table's statistics; if it stays, have more values of '%s' sampled: alter table %s alter column %s set statistics 1000"
                                .formatted(
                                        columns.isEmpty() ? "the column" : columns.getFirst(),
                                        table,
                                        columns.isEmpty() ? "…" : columns.getFirst()),
                        "analyze " + table + ";")
                : statistics(
                        "tell the planner that the columns depend on each other",
                        table,
                        " (dependencies, mcv)",
                        columns);
    }

    /// Those compared for equality where there are two: they depend on each other more often than ranges do.
    private static List<String> columns(PlacedNode placed) {
        List<String> equal = columns(placed, true);
        return equal.size() >= 2 ? equal : columns(placed, false);
    }

    private static List<String> columns(PlacedNode placed, boolean equal) {
        return PlanFacts.filter(placed).stream()
                .filter(term -> term.equality() || !equal)
                .flatMap(term -> term.column().stream())
                .distinct()
                .toList();
    }

    /// Compared expressions of the table's columns, as `CREATE STATISTICS` takes them.
    private static List<String> expressions(PlacedNode placed) {
        String qualifier = Pattern.quote(placed.node().name().orElse("") + ".");
        return PlanFacts.filter(placed).stream()
                .filter(term -> !term.operator().isEmpty() && term.column().isEmpty())
                .map(term -> term.left().replaceAll("\\b" + qualifier, ""))
                .filter(left -> left.matches(".*[a-z_]\\w*.*") && !left.contains("SubPlan"))
                .map(left -> "(" + left + ")")
                .distinct()
                .toList();
    }

    private static Remedy statistics(String why, String table, String kinds, List<String> on) {
        String name =
                IndexStatement.name(table, on)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("_+", "_")
                        .replaceAll("_idx$", "_stat");
        return new Remedy(
                why,
                "create statistics %s%s on %s from %s;\nanalyze %s;"
                        .formatted(name, kinds, String.join(", ", on), table, table));
    }
}
