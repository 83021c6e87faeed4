package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line that begins a node: its label, what was expected and what happened.
final class NodeLine {
    private static final String NUMBER = "(\\d++(?:\\.\\d++)?+(?:[eE][-+]?+\\d++)?+)";
    private static final Pattern EXPECTED =
            Pattern.compile(
                    " *+\\(cost="
                            + NUMBER
                            + "\\.\\."
                            + NUMBER
                            + " rows="
                            + NUMBER
                            + " width=(\\d++)\\)");
    private static final Pattern HAPPENED =
            Pattern.compile(
                    " *+\\((?:actual (?:time="
                            + NUMBER
                            + "\\.\\."
                            + NUMBER
                            + " )?rows="
                            + NUMBER
                            + " loops="
                            + NUMBER
                            + "|never executed)\\)");

    /// What a line without figures begins with when it is the first of a plan made with `COSTS OFF`.
    private static final Pattern KNOWN =
            Pattern.compile(
                    "(?:(?:Parallel|Async|Partial|Finalize) )*+(?:"
                            + "(?:Seq|Index|Index Only|Bitmap Heap|Bitmap Index|Tid|Tid Range|Subquery|Function|Table Function|Values|CTE|WorkTable|Named Tuplestore|Sample|Foreign|Custom) Scan(?: Backward)?+(?: (?:using|on) .*| \\(.*)?"
                            + "|(?:Insert|Update|Delete|Merge) on .*"
                            + "|Nested Loop(?: .*)?|(?:Hash|Merge) (?:\\w+ ){0,2}Join|(?:Hash)?SetOp.*"
                            + "|(?:Group|Hash|Mixed)?Aggregate|WindowAgg|Group|Unique|Limit|Sort|Incremental Sort|Result|ProjectSet"
                            + "|Append|Merge Append|Recursive Union|BitmapAnd|BitmapOr|Gather|Gather Merge|Materialize|Memoize|Hash|LockRows)");

    private NodeLine() {}

    /// Whether a line tells figures of a node, or names one as the server does.
    static boolean is(Line line) {
        return read(line).isPresent();
    }

    /// The node of a line, under the keys that the server uses in JSON; empty when the line is none.
    static Optional<ObjectNode> read(Line line) {
        String words = line.afterArrow();
        int end = start(words);
        String label = (end < 0 ? words : words.substring(0, end)).strip();
        if (label.isEmpty() || end < 0 && !line.hasArrow() && !KNOWN.matcher(label).matches()) {
            return Optional.empty();
        }
        ObjectNode node = Json.MAPPER.createObjectNode();
        NodeLabel.read(label, node);
        return end < 0 || figures(words.substring(end), node)
                ? Optional.of(node)
                : Optional.empty();
    }

    /// Where the figures begin: at the last bracket that may begin them, since names may hold brackets too.
    private static int start(String words) {
        int actual = Math.max(words.lastIndexOf("(actual "), words.lastIndexOf("(never executed)"));
        int cost = words.lastIndexOf("(cost=", actual < 0 ? words.length() : actual);
        return cost < 0 ? actual : cost;
    }

    private static boolean figures(String text, ObjectNode node) {
        Matcher expected = EXPECTED.matcher(text);
        boolean costs = expected.lookingAt();
        if (costs) {
            node.put("Startup Cost", number(expected, 1)).put("Total Cost", number(expected, 2));
            node.put("Plan Rows", number(expected, 3)).put("Plan Width", number(expected, 4));
        }
        String rest = costs ? text.substring(expected.end()) : text;
        return rest.isBlank() || happened(rest, node);
    }

    /// What happened, as a node's line and that of a worker tell it.
    static boolean happened(String text, ObjectNode node) {
        Matcher happened = HAPPENED.matcher(text);
        if (!happened.matches()) {
            return false;
        }
        if (happened.group(1) != null || happened.group(3) == null) {
            node.put("Actual Startup Time", number(happened, 1));
            node.put("Actual Total Time", number(happened, 2));
        }
        node.put("Actual Rows", number(happened, 3)).put("Actual Loops", number(happened, 4));
        return true;
    }

    private static double number(Matcher figures, int group) {
        return figures.group(group) == null ? 0 : Double.parseDouble(figures.group(group));
    }
}
