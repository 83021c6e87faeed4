package dev.dbguild.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Renders a plan as the indented tree psql prints, one line a node and one a condition.
public final class PlanText {
    /// Details worth a line of their own, in psql's order and under psql's names.
    private static final List<String> SHOWN =
            List.of(
                    "Sort Key",
                    "Presorted Key",
                    "Group Key",
                    "Cache Key",
                    "Sort Method",
                    "Rows Removed by Join Filter",
                    "Rows Removed by Filter",
                    "Rows Removed by Index Recheck",
                    "Heap Fetches",
                    "Exact Heap Blocks",
                    "Lossy Heap Blocks",
                    "Hash Batches",
                    "HashAgg Batches",
                    "Disk Usage",
                    "Subplans Removed",
                    "Workers Planned",
                    "Workers Launched");

    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    /// The whole plan, without a line break at its end.
    public static String of(Plan plan) {
        PlanText text = new PlanText();
        text.node(plan.root(), "", "");
        text.time("Planning Time", plan.planningMs());
        text.time("Execution Time", plan.executionMs());
        return text.text.toString().stripTrailing();
    }

    /// The words that name one node: `Index Scan using orders_pkey on orders o`.
    public static String label(PlanNode node) {
        return PlanLabel.of(node);
    }

    private void node(PlanNode node, String indent, String arrow) {
        line(indent + arrow + PlanLabel.of(node) + expected(node) + happened(node));
        String inside = indent + " ".repeat(arrow.length() + 2);
        conditions(node).forEach(condition -> line(inside + condition));
        for (PlanNode child : node.children()) {
            child(child, inside);
        }
    }

    private void child(PlanNode child, String indent) {
        if (child.subplan() == null) {
            node(child, indent, "->  ");
        } else {
            line(indent + child.subplan());
            node(child, indent + "  ", "->  ");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void time(String what, @Nullable Double ms) {
        if (ms != null) {
            line(what + ": " + number("%.3f", ms) + " ms");
        }
    }

    private static String expected(PlanNode node) {
        Estimate estimate = node.estimate();
        if (!estimate.known()) {
            return "";
        }
        return "  (cost="
                + number("%.2f", estimate.startupCost())
                + ".."
                + number("%.2f", estimate.totalCost())
                + " rows="
                + number("%.0f", estimate.rows())
                + " width="
                + estimate.width()
                + ")";
    }

    private static String happened(PlanNode node) {
        Actual actual = node.actual();
        if (actual == null) {
            return "";
        }
        if (actual.loops() == 0) {
            return " (never executed)";
        }
        return " (actual time="
                + number("%.3f", actual.startupMs())
                + ".."
                + number("%.3f", actual.totalMs())
                + " rows="
                + number(actual.rows() == Math.rint(actual.rows()) ? "%.0f" : "%.2f", actual.rows())
                + " loops="
                + number("%.0f", actual.loops())
                + ")";
    }

    /// What is looked up, tested and counted, a line each.
    static List<String> conditions(PlanNode node) {
        Conditions conditions = node.conditions();
        List<String> lines = new ArrayList<>();
        Stream.of(
                        named("Index Cond", conditions.index()),
                        named("Recheck Cond", conditions.recheck()),
                        named("Hash Cond", conditions.hash()),
                        named("Merge Cond", conditions.merge()),
                        named("Join Filter", conditions.join()),
                        named("Filter", conditions.filter()))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        SHOWN.stream()
                .map(key -> detail(node, key))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        return lines;
    }

    private static String named(String name, @Nullable String condition) {
        return condition == null ? "" : name + ": " + condition;
    }

    private static String detail(PlanNode node, String key) {
        Object value = node.details().get(key);
        if (value == null || isUninteresting(key, value)) {
            return "";
        }
        if (key.equals("Sort Method")) {
            return key + ": " + value + "  " + space(node);
        }
        String words =
                value instanceof List<?> list
                        ? list.stream().map(Objects::toString).collect(Collectors.joining(", "))
                        : value.toString();
        return key + ": " + words + (key.equals("Disk Usage") ? "kB" : "");
    }

    private static boolean isUninteresting(String key, Object value) {
        return value instanceof Number number
                && (number.longValue() == 0 && !key.equals("Workers Launched")
                        || number.longValue() == 1 && key.endsWith("Batches"));
    }

    private static String space(PlanNode node) {
        return node.word("Sort Space Type")
                + ": "
                + number("%.0f", node.number("Sort Space Used"))
                + "kB";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
