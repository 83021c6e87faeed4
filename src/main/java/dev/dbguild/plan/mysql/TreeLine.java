package dev.dbguild.plan.mysql;

import dev.dbguild.plan.Actual;
import dev.dbguild.plan.Conditions;
import dev.dbguild.plan.Estimate;
import dev.dbguild.plan.PlanNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of a tree: `Index lookup on o using by_customer (customer_id=c.id)  (cost=0.9 rows=2) (actual …)`.
final class TreeLine {
    private static final String NUMBER = "([\\d.]+(?:e[-+]?\\d+)?)";
    private static final Pattern FIGURES =
            Pattern.compile(
                    "^(.*?)\\s*(?:\\(cost=(?:[\\d.e+-]+?\\.\\.)?"
                            + NUMBER
                            + "(?: rows="
                            + NUMBER
                            + ")?\\))?\\s*(?:\\(actual (?:time="
                            + NUMBER
                            + "\\.\\."
                            + NUMBER
                            + " )?rows="
                            + NUMBER
                            + " loops="
                            + NUMBER
                            + "\\)|(\\(never executed\\)))?$");
    private static final Pattern ACCESS =
            Pattern.compile(
                    "((?:\\w[\\w-]* )*?(?:scan|lookup|search|skip scan|merge))(?: for \\w+)? on (\\S+)(?: using (\\S+))?(.*)");
    private static final Pattern OFFSET = Pattern.compile("(\\d+)/(\\d+) row.*");

    private TreeLine() {}

    static Optional<PlanNode> read(String words, List<PlanNode> children) {
        Matcher figures = FIGURES.matcher(words);
        return figures.matches() ? Optional.of(node(figures, children)) : Optional.empty();
    }

    private static PlanNode node(Matcher figures, List<PlanNode> children) {
        String label = figures.group(1);
        Matcher access = ACCESS.matcher(label);
        boolean reads = access.matches();
        String type = reads ? type(access.group(1)) : operation(label);
        String rest = reads ? access.group(4).strip() : argument(label);
        boolean subquery = label.startsWith("Select #");
        return new PlanNode(
                type,
                subquery ? "SubPlan" : null,
                subquery ? label.replaceFirst(" \\(.*", "") : null,
                null,
                reads ? access.group(2) : null,
                null,
                reads ? access.group(3) : null,
                new Estimate(0, number(figures, 2), number(figures, 3), 0),
                actual(figures),
                conditions(type, rest),
                details(type, rest, label),
                children);
    }

    /// Under the names that plans in JSON get.
    private static String type(String access) {
        String plain =
                access.replaceFirst("^Covering index", "Index")
                        .replaceFirst(
                                "^Intersect rows sorted by row ID|^Sort-deduplicate by row ID",
                                "Index merge");
        return plain.equals("Constant row from") ? "Constant row" : plain;
    }

    private static String operation(String label) {
        return label.replaceFirst("[:(].*", "").strip();
    }

    private static String argument(String label) {
        int colon = label.indexOf(':');
        return colon < 0 ? "" : label.substring(colon + 1).strip();
    }

    private static Conditions conditions(String type, String rest) {
        boolean filter = type.equals("Filter");
        boolean join = type.endsWith("join");
        int pushed = rest.indexOf("with index condition: ");
        String index = filter || join || rest.isEmpty() || type.equals("Sort") ? null : rest;
        return new Conditions(
                pushed < 0 ? index : rest.substring(pushed + 22),
                null,
                filter ? rest : null,
                join && !rest.isEmpty() ? rest : null,
                null,
                null);
    }

    private static Map<String, Object> details(String type, String rest, String label) {
        Map<String, Object> details = new HashMap<>();
        if (type.equals("Sort")) {
            details.put("Sort Key", List.of(rest.replaceFirst(", (limit input|with).*", "")));
        }
        Matcher offset = OFFSET.matcher(rest);
        if (type.equals("Limit/Offset") && offset.matches()) {
            details.put("limit", Figures.read(offset.group(1), 0));
            details.put("offset", Figures.read(offset.group(2), 0));
        }
        mark(details, "dependent", label.contains("; dependent"));
        mark(details, "using_index", label.startsWith("Covering index"));
        mark(details, "backward_index_scan", label.endsWith("(reverse)"));
        mark(details, "using_temporary_table", label.contains("temporary table"));
        return details;
    }

    private static void mark(Map<String, Object> details, String key, boolean there) {
        if (there) {
            details.put(key, true);
        }
    }

    private static @Nullable Actual actual(Matcher figures) {
        if (figures.group(8) != null) {
            return new Actual(0, 0, 0, 0);
        }
        return figures.group(7) == null
                ? null
                : new Actual(
                        number(figures, 4),
                        number(figures, 5),
                        number(figures, 6),
                        number(figures, 7));
    }

    private static double number(Matcher figures, int group) {
        String text = figures.group(group);
        return text == null ? 0 : Figures.read(text, 0);
    }
}
