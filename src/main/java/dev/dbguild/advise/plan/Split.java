package dev.dbguild.advise.plan;

import java.util.ArrayList;
import java.util.List;

/// Cuts a printed expression where it is not inside parentheses or quotes.
final class Split {
    /// More pairs of parentheses than this enclose no condition that a server prints.
    private static final int MOST_PAIRS = 5;

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
        for (int pairs = 0; pairs < MOST_PAIRS && isEnclosed(inner); pairs++) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    private static boolean isEnclosed(String text) {
        return text.startsWith("(") && text.endsWith(")") && close(text, 0) == text.length() - 1;
    }

    /// The position after the character, string, quoted name or parenthesis that begins at `i`.
    private static int next(String text, int i) {
        return switch (text.charAt(i)) {
            case '(', '\'', '"' -> close(text, i) + 1;
            default -> i + 1;
        };
    }

    /// Where what opens here closes; the last character where it never does.
    private static int close(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = Math.min(indexOf(text, c, i + 1), text.length() - 1);
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth <= 0) {
                return i;
            }
        }
        return text.length() - 1;
    }

    private static int indexOf(String text, char c, int from) {
        int at = text.indexOf(c, from);
        return at < 0 ? text.length() : at;
    }
}
