package dev.dbguild.definition;

import dev.dbguild.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file as it was read.
///
/// @param text normalised text, for the version hash; empty when it could not be read
/// @param definition null when the file defines nothing, which `diagnostics` then tell
record Reading(
        DefinitionFile source,
        String text,
        @Nullable Definition definition,
        List<Diagnostic> diagnostics) {
    Reading {
        diagnostics = List.copyOf(diagnostics);
    }

    static Reading of(DefinitionFile source) {
        Notes notes = new Notes(source.file());
        try {
            return read(source, notes);
        } catch (IOException e) {
            notes.error(Spot.FILE, "the file cannot be read", "check its permissions");
        } catch (RuntimeException e) {
            notes.error(
                    Spot.FILE,
                    "reading the file failed on our side: " + e,
                    "report this with the file");
        }
        return new Reading(source, "", null, notes.all());
    }

    boolean isBroken() {
        return diagnostics.stream().anyMatch(note -> note.severity() == Severity.ERROR);
    }

    /// This reading with one more error, for a newer text that is broken.
    Reading stillUsedInsteadOf(Reading broken) {
        List<Diagnostic> all = new ArrayList<>(broken.diagnostics());
        all.add(
                new Diagnostic(
                        source.file(),
                        0,
                        0,
                        Severity.ERROR,
                        Notes.CHECK,
                        "the file is broken; its last good version is still in use",
                        "mend what is told about it; it is read again when it is saved"));
        return new Reading(broken.source(), text, definition, all);
    }

    private static Reading read(DefinitionFile source, Notes notes) throws IOException {
        byte[] bytes = bytes(source);
        if (bytes.length > DefinitionFiles.MAX_BYTES) {
            notes.error(
                    Spot.FILE,
                    "the file is larger than " + DefinitionFiles.MAX_BYTES + " bytes",
                    "shorten it or split it");
            return new Reading(source, "", null, notes.all());
        }
        Optional<SourceText> text = SourceText.of(source.file(), bytes, notes);
        Definition definition = text.flatMap(t -> definition(source, t, notes)).orElse(null);
        return new Reading(source, text.map(SourceText::text).orElse(""), definition, notes.all());
    }

    private static byte[] bytes(DefinitionFile source) throws IOException {
        try (InputStream in = Files.newInputStream(source.path())) {
            return in.readNBytes(DefinitionFiles.MAX_BYTES + 1);
        }
    }

    private static Optional<? extends Definition> definition(
            DefinitionFile source, SourceText text, Notes notes) {
        return switch (source.kind()) {
            case AGENTS ->
                    source.file().matches("(?i).*\\.ya?ml")
                            ? YamlAgentReader.read(text, notes)
                            : AgentReader.read(text, notes);
            case TOOLS -> ToolCardReader.read(text, notes);
            case DELEGATIONS -> DelegationReader.read(text, notes);
            case PROMPTS -> PromptReader.read(text, notes);
        };
    }
}
