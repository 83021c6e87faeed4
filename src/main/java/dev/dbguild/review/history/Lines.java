package dev.dbguild.review.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a text with their places.
final class Lines {
    private Lines() {}

    /// @param from of its first character
    /// @param end of its last character, the line's end not counted
    /// @param next where the line after it begins
    record Line(int from, int end, int next, String text) {
        Matcher matching(Pattern pattern) {
            return pattern.matcher(text);
        }
    }

    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            int newline = text.indexOf('\n', at);
            int next = newline < 0 ? text.length() : newline + 1;
            String line = text.substring(at, next).stripTrailing();
            lines.add(new Line(at, at + line.length(), next, line));
            at = next;
        }
        return lines;
    }
}
