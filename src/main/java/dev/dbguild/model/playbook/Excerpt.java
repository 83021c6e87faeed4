package dev.dbguild.model.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The facts of a section and its first code sample, short enough to quote.
///
/// @param facts Markdown lines, tables and lists kept whole up to the limit
/// @param code a fenced block as it stands, empty when the section has none
record Excerpt(String facts, String code) {
    private static final int MOST_LINES = 12;
    private static final int MOST_CODE_LINES = 24;
    private static final Pattern FENCE =
            Pattern.compile(
                    "(?m)^(`{3,}|~{3,})[^\\n]*\\n(.*?)^\\1[ \\t]*$",
                    Pattern.DOTALL | Pattern.MULTILINE);

    static Excerpt of(String text) {
        Matcher fence = FENCE.matcher(text);
        String code = fence.find() ? fence.group() : "";
        List<String> facts = new ArrayList<>();
        FENCE.matcher(text)
                .replaceAll("")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .limit(MOST_LINES)
                .forEach(facts::add);
        return new Excerpt(
                String.join("\n", facts), code.lines().count() > MOST_CODE_LINES ? "" : code);
    }
}
