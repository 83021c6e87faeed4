package dev.dbguild.plan.postgres;

import java.util.ArrayList;
import java.util.List;

/// The lines of a plan in text, with those made whole again that a terminal or a line break within a literal broke.
final class Lines {
    /// A value of more lines than this is not looked for.
    private static final int MOST_PARTS = 30;

    private final List<String> raw;

    private Lines(List<String> raw) {
        this.raw = raw;
    }

    static List<Line> of(String text) {
        return new Lines(text.lines().toList()).whole();
    }

    private List<Line> whole() {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < raw.size()) {
            int parts = parts(at);
            lines.add(joined(at, parts));
            at += parts;
        }
        return lines;
    }

    /// How many lines make one: 1, or those up to where every quote and bracket is closed.
    private int parts(int at) {
        String first = raw.get(at);
        if (!mayBreak(first) || Nesting.isWhole(first)) {
            return 1;
        }
        Nesting nesting = new Nesting().past(first);
        for (int parts = 1; parts < MOST_PARTS && at + parts < raw.size(); parts++) {
            String next = raw.get(at + parts);
            if (startsNode(next) || next.isBlank() && !nesting.isQuoted()) {
                return 1;
            }
            if (nesting.past("\n").past(next).isOutside()) {
                return parts + 1;
            }
        }
        return 1;
    }

    private static boolean mayBreak(String line) {
        return line.contains(": ") && !line.stripLeading().startsWith("Query ")
                || line.contains("(cost=")
                || line.contains("(actual");
    }

    private static boolean startsNode(String line) {
        return line.stripLeading().startsWith("->") || line.contains("(cost=");
    }

    private Line joined(int at, int parts) {
        StringBuilder text = new StringBuilder(raw.get(at));
        Nesting nesting = new Nesting().past(raw.get(at));
        for (String more : raw.subList(at + 1, at + parts)) {
            if (nesting.isQuoted()) {
                text.append('\n').append(more);
            } else {
                unwrap(text, more);
            }
            nesting.past(more);
        }
        return Line.of(at + 1, text.toString());
    }

    /// A terminal breaks a line anywhere; the blank at which it broke may be on either side.
    private static void unwrap(StringBuilder text, String more) {
        boolean blank = text.charAt(text.length() - 1) == ' ' || more.startsWith(" ");
        text.setLength(text.toString().stripTrailing().length());
        text.append(blank ? " " : "").append(more.strip());
    }
}
