package dev.dbguild.model;

import dev.dbguild.definition.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The prompts of this repository.
final class Prompts {
    private Prompts() {}

    static List<Prompt> all() {
        return Stream.of("en", "es").flatMap(language -> in(language).stream()).toList();
    }

    static List<Prompt> in(String language) {
        try (Stream<Path> files = Files.list(Path.of("prompts", language))) {
            return files.sorted().map(file -> read(file, language)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Prompt read(Path file, String language) {
        try {
            String name = file.getFileName().toString().replace(".md", "");
            return new Prompt(name, language, file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
