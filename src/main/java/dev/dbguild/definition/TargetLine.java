package dev.dbguild.definition;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The agents a target line names: `a OR b`, `@a`, `Review Agent **or** Testing Agent`.
final class TargetLine {
    private static final Pattern OR = Pattern.compile("\\s+(?:OR|or|Or|o|ó|u)\\s+|\\s*[,|]\\s*");

    private TargetLine() {}

    static List<String> ids(String target) {
        String bare = target.replaceAll("[`*@\"]", "");
        return Arrays.stream(OR.split(bare))
                .map(TargetLine::slug)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /// A name as an id: lower case, hyphens, no accents.
    static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
    }
}
