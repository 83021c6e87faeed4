package dev.dbguild.definition;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells a persona written as markdown without a head from a README, a changelog or a list of links.
final class Persona {
    private static final Set<String> DOCUMENTS =
            Set.of(
                    "readme",
                    "changelog",
                    "contributing",
                    "license",
                    "code_of_conduct",
                    "security",
                    "index",
                    "agents",
                    "claude",
                    "gemini",
                    "todo",
                    "toc",
                    "summary");
    private static final Pattern LINK =
            Pattern.compile("\\s*(?:[-*+]|\\d+[.)]|\\|).*\\[[^]]+]\\([^)]+\\).*");

    private Persona() {}

    /// Why the file is no agent, or an empty text when it is one.
    static String objection(String stem, SourceText source) {
        if (DOCUMENTS.contains(stem.toLowerCase(Locale.ROOT).replaceFirst("[._-][a-z]{2}$", ""))) {
            return "a file of this name that has no head is documentation, not an agent";
        }
        List<String> written =
                CodeFree.lines(source.lines()).stream().filter(line -> !line.isBlank()).toList();
        long links = written.stream().filter(line -> LINK.matcher(line).matches()).count();
        return links >= 3 && links * 3 >= written.size()
                ? "the file has no head and is mostly a list of links, so it is no agent"
                : "";
    }
}
