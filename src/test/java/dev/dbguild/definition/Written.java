package dev.dbguild.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Definition files that a test writes.
record Written(Path root) {
    static Written guildIn(Path root) {
        Written written = new Written(root);
        for (FolderKind kind : FolderKind.values()) {
            written.folder(kind.folder());
        }
        return written;
    }

    Written folder(String name) {
        try {
            Files.createDirectories(root.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Written file(String name, String text) {
        try {
            Path path = root.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Written agent(String id, String description) {
        return file(
                "agents/" + id + ".md",
                "---\nname: "
                        + id
                        + "\ndescription: "
                        + description
                        + "\n---\nText of "
                        + id
                        + "\n");
    }

    Written tool(String name, String risk) {
        return file(
                "tools/" + name + ".yaml",
                """
                name: %s
                title: A tool
                description: Measures something
                risk: %s
                """
                        .formatted(name, risk));
    }

    /// What one agent file gives.
    static Agent read(String fileName, String text) {
        return guild(fileName, text).agents().getFirst();
    }

    static List<Diagnostic> notes(String fileName, String text) {
        return guild(fileName, text).diagnostics();
    }

    static Guild guild(String fileName, String text) {
        Notes notes = new Notes(fileName);
        SourceText source = SourceText.normal(fileName, text);
        Definition definition =
                fileName.endsWith("yaml")
                        ? YamlAgentReader.read(source, notes).orElse(null)
                        : AgentReader.read(source, notes).orElse(null);
        DefinitionFile file =
                new DefinitionFile(
                        FolderKind.AGENTS, Path.of(fileName), fileName, 0, text.length());
        Reading reading = new Reading(file, text, definition, notes.all());
        return Assembly.agentsOnly(List.of(reading), List.of(), List.of());
    }
}
