package dev.dbguild.definition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a text of `prompts/<language>/`.
final class PromptReader {
    private static final Pattern PLACE = Pattern.compile("(?:.*/)?prompts/(en|es)/(.+)\\.md");

    private PromptReader() {}

    /// The prompt, or empty when it stands in no language's folder, which is noted.
    static Optional<Prompt> read(SourceText source, Notes notes) {
        Matcher place = PLACE.matcher(source.file());
        if (!place.matches()) {
            boolean documentation = source.file().endsWith("README.md");
            if (!documentation) {
                notes.error(
                        Spot.FILE,
                        "the prompt stands in no language's folder",
                        "move it to prompts/en/ or prompts/es/");
            }
            return Optional.empty();
        }
        if (source.isBlank()) {
            notes.error(Spot.FILE, "the prompt is empty", "write it or remove the file");
            return Optional.empty();
        }
        String language = place.group(1);
        return Optional.of(
                new Prompt(place.group(2), language, source.file(), source.text() + "\n"));
    }
}
