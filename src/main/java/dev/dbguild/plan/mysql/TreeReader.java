package dev.dbguild.plan.mysql;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the lines of a tree by their indentation. Lines without an arrow belong to the one before: a condition may
/// hold line ends. Not thread-safe.
final class TreeReader {
    private record Line(int number, int indent, StringBuilder text) {
        String words() {
            return text.toString().strip().replaceAll("\\s++", " ");
        }
    }

    private final List<Line> lines;
    private int at;

    private TreeReader(List<Line> lines) {
        this.lines = lines;
    }

    /// @throws Problem [Code#BAD_ARGUMENT] with the line that cannot be read; [Code#TOO_LARGE]
    static Plan read(String text) {
        TreeReader reader = new TreeReader(lines(text));
        PlanNode root = reader.node(1);
        if (reader.at < reader.lines.size()) {
            throw refuse(reader.lines.get(reader.at), "stands to the left of the first line");
        }
        Double ms = root.actual() == null ? null : root.actual().totalMs();
        return new Plan(Dialect.MYSQL, root, null, ms, Map.of());
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            int arrow = line.indexOf("-> ");
            if (arrow >= 0 && line.substring(0, arrow).isBlank()) {
                lines.add(new Line(number, arrow, new StringBuilder(line.substring(arrow + 3))));
            } else if (!lines.isEmpty() && !line.isBlank()) {
                lines.getLast().text.append(' ').append(line);
            }
        }
        return lines;
    }

    private PlanNode node(int level) {
        if (level > PlanReader.DEEPEST) {
            throw PlanReader.tooDeep();
        }
        Line line = lines.get(at++);
        List<PlanNode> children = new ArrayList<>();
        while (at < lines.size() && lines.get(at).indent > line.indent) {
            if (!children.isEmpty() && lines.get(at).indent != lines.get(at - 1).indent) {
                refuseStray(line, lines.get(at));
            }
            children.add(node(level + 1));
        }
        return TreeLine.read(line.words(), children)
                .orElseThrow(() -> refuse(line, "is no part of a plan: '" + line.words() + "'"));
    }

    private static void refuseStray(Line parent, Line child) {
        if ((child.indent - parent.indent) % 4 != 0) {
            throw refuse(child, "is indented by other than four blanks a level");
        }
    }

    private static Problem refuse(Line line, String what) {
        return new Problem(
                        Code.BAD_ARGUMENT,
                        "line " + line.number + " " + what,
                        "paste the plan as the server printed it; 'explain format=json …' is the safest form")
                .with("line", line.number);
    }
}
