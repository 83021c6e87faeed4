package dev.dbguild.finding;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes other people's words into Markdown so that they stay words: no link, mention, tag or emphasis comes of them.
final class MarkdownText {
    private static final Pattern TICKS = Pattern.compile("`{3,}");
    private static final int LONGEST_CODE = 8_000;

    private MarkdownText() {}

    /// Text for a paragraph or a cell, on one line.
    static String escaped(String text) {
        return html(text)
                .replaceAll("[\\\\`*|\\[\\]~]", "\\\\$0")
                .replaceAll("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_");
    }

    /// Text for the inside of a tag, on one line.
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replaceAll("\\s*\\R\\s*", " ");
    }

    /// A name as code; it may stand in a table.
    static String code(String name) {
        String plain = name.replaceAll("\\R", " ").replace("|", "\\|");
        return plain.contains("`") ? "`` " + plain + " ``" : "`" + plain + "`";
    }

    /// A block of code in a fence that nothing in it closes; what is very long is cut, and said to be.
    static String fenced(String language, String code) {
        String shown =
                code.length() <= LONGEST_CODE
                        ? code.strip()
                        : code.substring(0, LONGEST_CODE) + "\n-- cut here: it is too long to show";
        String fence = fence(shown);
        return fence + language + "\n" + shown + "\n" + fence + "\n";
    }

    /// A suggestion, which replaces whole lines with exactly this text.
    static String suggestion(String lines) {
        String fence = fence(lines);
        return fence + "suggestion\n" + lines + "\n" + fence + "\n";
    }

    private static String fence(String code) {
        int longest =
                TICKS.matcher(code)
                        .results()
                        .map(ticks -> ticks.group().length())
                        .collect(Collectors.reducing(2, Math::max));
        return "`".repeat(longest + 1);
    }
}
