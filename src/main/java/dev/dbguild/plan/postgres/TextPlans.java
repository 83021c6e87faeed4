package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads lines into the documents that the server would have sent had it been asked for JSON.
final class TextPlans {
    private static final String CURE =
            "paste the plan as the server printed it, with its indentation; 'explain (format json) …' is the safest form";

    private final List<ObjectNode> found = new ArrayList<>();
    private @Nullable TextTree tree;
    private Statement statement = new Statement(Json.MAPPER.createObjectNode());
    private boolean over;

    private TextPlans() {}

    /// @throws dev.dbguild.Problem [dev.dbguild.Code#BAD_ARGUMENT] with the line that is no part of a plan
    static List<ObjectNode> in(List<Line> lines) {
        TextPlans plans = new TextPlans();
        lines.stream().filter(line -> !line.isBlank()).forEach(plans::read);
        plans.finish();
        return plans.found;
    }

    private void read(Line line) {
        TextTree current = tree;
        if (current == null || line.indent() <= current.left() && !line.hasArrow()) {
            outside(line);
        } else if (over) {
            statement.readInside(line.words());
        } else {
            inside(current, line);
        }
    }

    /// A line as far left as the first one: another plan, a word on the whole statement, or none of the plan's.
    private void outside(Line line) {
        if (!line.hasArrow() && !line.words().startsWith("Query Text: ")) {
            Optional<ObjectNode> root = NodeLine.read(line);
            if (root.isPresent()) {
                begin(line, root.get());
                return;
            }
        }
        over = tree != null && statement.read(line.words()) || over;
    }

    private void begin(Line line, ObjectNode root) {
        finish();
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.set("Plan", root);
        found.add(document);
        tree = new TextTree(line.indent(), root);
        statement = new Statement(document);
        over = false;
    }

    private static void inside(TextTree tree, Line line) {
        if (!tree.read(line)) {
            throw line.refuse("is no part of a plan: '" + shortened(line.words()) + "'", CURE);
        }
    }

    private static String shortened(String words) {
        return words.length() > 80 ? words.substring(0, 80) + "…" : words;
    }

    private void finish() {
        if (tree != null) {
            tree.finish();
        }
    }
}
