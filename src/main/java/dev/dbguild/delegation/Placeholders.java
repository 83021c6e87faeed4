package dev.dbguild.delegation;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills `{names}` of a text in one pass. Values are data: what looks like a name in a value stays as it is.
public final class Placeholders {
    private static final Pattern NAME =
            Pattern.compile("\\{\\s*([\\p{L}_][\\p{L}\\p{N}_.-]*(?: [\\p{L}\\p{N}_.-]+)*)\\s*}");

    private Placeholders() {}

    /// The text with every name that has a value replaced; other names and stray braces stay.
    public static String fill(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                values.getOrDefault(match.group(1), match.group())));
    }

    /// The names of a text, each once, in order.
    public static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }
}
