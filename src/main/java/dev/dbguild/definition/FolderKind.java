package dev.dbguild.definition;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The four folders and which of their files count.
enum FolderKind {
    AGENTS(".*\\.(md|mdc|markdown|ya?ml)", "the personas"),
    TOOLS(".*\\.ya?ml", "the tool cards"),
    DELEGATIONS(".*\\.ya?ml", "who hands over to whom, one file each"),
    PROMPTS(".*\\.md", "the texts of answers, in en/ and es/");

    private final Predicate<String> counts;
    private final String holds;

    FolderKind(String ending, String holds) {
        this.counts = Pattern.compile("(?i)" + ending).asMatchPredicate();
        this.holds = holds;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    String holds() {
        return holds;
    }

    boolean counts(String fileName) {
        return counts.test(fileName);
    }
}
