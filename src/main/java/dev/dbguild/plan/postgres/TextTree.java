package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds one plan's nodes from its lines: what stands further right belongs to the nearest node above that stands
/// further left.
final class TextTree {
    private static final Pattern SUBPLAN = Pattern.compile("(?:(?:Init|Sub)Plan \\S.*|CTE \\S.*)");
    private static final Pattern WORKER = Pattern.compile("Worker (\\d+): *+(.*)", Pattern.DOTALL);
    private static final Pattern TARGET =
            Pattern.compile("(?:Foreign )?(?:Insert|Update|Delete|Merge) on .*");

    private final Deque<Level> levels = new ArrayDeque<>();
    private final List<ObjectNode> nodes = new ArrayList<>();
    private final int left;
    private @Nullable String subplan;

    /// A node, or a worker of one, and the column it begins in.
    private record Level(int column, ObjectNode node, boolean worker) {}

    TextTree(int left, ObjectNode root) {
        this.left = left;
        enter(new Level(left, root, false));
    }

    /// The column of the first line.
    int left() {
        return left;
    }

    /// Whether the line is part of the plan; then it is read.
    boolean read(Line line) {
        return line.hasArrow() ? isNode(line) : isSubplan(line) || isDetail(line);
    }

    private void enter(Level level) {
        levels.push(level);
        nodes.add(level.node());
    }

    private boolean isNode(Line line) {
        if (line.indent() <= left) {
            throw line.refuse(
                    "is a node below another, yet it is not indented",
                    "paste the plan with its indentation, for example in a code block, or the answer of 'explain (format json) …'");
        }
        Optional<ObjectNode> node = NodeLine.read(line);
        node.ifPresent(child -> {
            Level parent = above(line, true);
            child.put("Subplan Name", subplan);
            child.put("Parent Relationship", relationship(parent.node()));
            subplan = null;
            parent.node().withArrayProperty("Plans").add(child);
            enter(new Level(line.indent(), child, false));
        });
        return node.isPresent();
    }

    /// How the parent uses its next child; the server tells it in JSON only.
    private String relationship(ObjectNode parent) {
        if (subplan != null) {
            return subplan.startsWith("SubPlan") ? "SubPlan" : "InitPlan";
        }
        return switch (parent.path("Node Type").asText()) {
            case "Append", "Merge Append", "BitmapAnd", "BitmapOr" -> "Member";
            case "Subquery Scan" -> "Subquery";
            case "ModifyTable" -> hasOuter(parent) ? "Member" : "Outer";
            case String _ -> hasOuter(parent) ? "Inner" : "Outer";
        };
    }

    private static boolean hasOuter(ObjectNode parent) {
        for (JsonNode child : parent.path("Plans")) {
            if (child.path("Parent Relationship").asText().equals("Outer")) {
                return true;
            }
        }
        return false;
    }

    private boolean isSubplan(Line line) {
        boolean names = SUBPLAN.matcher(line.words()).matches();
        if (names) {
            above(line, true);
            subplan = line.words();
        }
        return names;
    }

    private boolean isDetail(Line line) {
        Level level = above(line, false);
        Matcher worker = WORKER.matcher(line.words());
        if (worker.matches()) {
            worker(above(line, true), line.indent(), worker);
            return true;
        }
        return isTarget(line, level.node())
                || GroupingSets.read(line, level.node())
                || isProperty(line, level.node());
    }

    private static boolean isProperty(Line line, ObjectNode node) {
        Optional<Property> property = Property.of(line.words());
        property.ifPresent(each -> each.into(node));
        return property.isPresent() || line.words().startsWith("JIT for worker");
    }

    private void worker(Level of, int column, Matcher words) {
        int number = Integer.parseInt(words.group(1));
        ObjectNode worker = worker(of.node().withArrayProperty("Workers"), number);
        String rest = words.group(2);
        if (!NodeLine.happened("(" + rest + ")", worker)
                && !NodeLine.happened("(actual " + rest + ")", worker)) {
            Property.of(rest).ifPresent(property -> property.into(worker));
        }
        levels.push(new Level(column, worker, true));
    }

    private static ObjectNode worker(ArrayNode workers, int number) {
        for (JsonNode worker : workers) {
            if (worker.path("Worker Number").asInt() == number) {
                return (ObjectNode) worker;
            }
        }
        return workers.addObject().put("Worker Number", number);
    }

    /// A table that an `UPDATE` of a partitioned one changes.
    private static boolean isTarget(Line line, ObjectNode node) {
        boolean target = TARGET.matcher(line.words()).matches();
        if (target) {
            ObjectNode named = Json.MAPPER.createObjectNode();
            NodeLabel.read(line.words(), named);
            named.remove(List.of("Node Type", "Operation"));
            node.withArrayProperty("Target Tables").add(named);
        }
        return target;
    }

    /// The nearest level that the line stands further right than; those below it are done with.
    private Level above(Line line, boolean node) {
        while (levels.size() > 1
                && (levels.element().column() >= line.indent()
                        || node && levels.element().worker())) {
            levels.pop();
        }
        return levels.element();
    }

    /// Gives what only the whole tree tells.
    void finish() {
        nodes.forEach(GroupingSets::finish);
        nodes.forEach(Whole::check);
    }
}
