package dev.dbguild.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names in braces: `Slow queries: {list}` has the placeholder `list`.
final class Placeholders {
    private static final Pattern NAME =
            Pattern.compile("\\{\\s*([\\p{L}_][\\p{L}\\p{N}_.-]*(?: [\\p{L}\\p{N}_.-]+)*)\\s*}");

    private Placeholders() {}

    /// In order, each once.
    static List<String> of(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return List.copyOf(names);
    }
}
