package dev.dbguild.plan.postgres;

import java.util.ArrayList;
import java.util.List;

/// Follows quotes and brackets through an expression as the server prints it.
final class Nesting {
    private char quote;
    private int depth;

    /// Goes past one character.
    private void pass(char c) {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else {
            depth += opens(c) ? 1 : closes(c) ? -1 : 0;
        }
    }

    private static boolean opens(char c) {
        return c == '(' || c == '[' || c == '{';
    }

    private static boolean closes(char c) {
        return c == ')' || c == ']' || c == '}';
    }

    /// Goes past a text.
    Nesting past(String text) {
        text.chars().forEach(c -> pass((char) c));
        return this;
    }

    boolean isQuoted() {
        return quote != 0;
    }

    /// Whether every quote and bracket that opened has closed.
    boolean isOutside() {
        return quote == 0 && depth <= 0;
    }

    /// Whether every quote and bracket that opens in it closes in it.
    static boolean isWhole(String text) {
        return new Nesting().past(text).isOutside();
    }

    /// The parts between separators that are in no quotes and brackets.
    static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        Nesting nesting = new Nesting();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (at >= from && nesting.isOutside() && text.startsWith(separator, at)) {
                parts.add(text.substring(from, at).strip());
                from = at + separator.length();
            }
            nesting.pass(text.charAt(at));
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
