package dev.dbguild.sql;

import java.util.Set;

/// Tells what steers a template (`{{ if .Partitioned }}`, `{{/* … */}}`, `{{#each}}`) from what inserts a value.
final class TemplateWords {
    private static final Set<String> STEERING =
            Set.of(
                    "if",
                    "else",
                    "end",
                    "range",
                    "with",
                    "block",
                    "define",
                    "template",
                    "each",
                    "unless",
                    "for",
                    "endif",
                    "endfor");

    private TemplateWords() {}

    /// @param from the place behind the opening braces
    static boolean steers(String text, int from) {
        int at = from;
        while (at < text.length() && isMark(text.charAt(at))) {
            at++;
        }
        int end = at;
        while (end < text.length() && end - at < 10 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.startsWith("/*", from)
                || STEERING.contains(text.substring(at, end)) && !followedByName(text, end);
    }

    private static boolean isMark(char c) {
        return c == ' ' || c == '-' || c == '#' || c == '/';
    }

    private static boolean followedByName(String text, int at) {
        return at < text.length()
                && (Lexemes.continuesWord(text.charAt(at)) || text.charAt(at) == '.');
    }
}
