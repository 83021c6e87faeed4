package dev.dbguild.advise.plan;

import java.util.ArrayList;
import java.util.List;

/// Cuts a printed expression where it is not inside parentheses or quotes.
final class Split {
    private Split() {}

    /// The parts between `separator`s of the outermost level, after the parentheses around the whole are gone.
    static List<String> at(String expression, String separator) {
        String text = bare(expression);
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i = next(text, i)) {
            if (text.startsWith(separator, i)) {
                parts.add(text.substring(start, i));
                start = i + separator.length();
                i = start - 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// The text without the parentheses that enclose all of it.
    static String bare(String text) {
        String inner = text.strip();
        while (inner.startsWith("(") && close(inner, 0) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    /// The position after the character, string, quoted name or parenthesis that begins at `i`.
    private static int next(String text, int i) {
        return switch (text.charAt(i)) {
            case '(', '\'', '"' -> close(text, i) + 1;
            default -> i + 1;
        };
    }

    private static int close(String text, int open) {
        char end = text.charAt(open) == '(' ? ')' : text.charAt(open);
        int i = open + 1;
        while (i < text.length() && text.charAt(i) != end) {
            i = end == ')' ? next(text, i) : i + 1;
        }
        return Math.min(i, text.length() - 1);
    }
}
