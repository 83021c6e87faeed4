package dev.dbguild.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The linter squawk, a native program from the npm registry, at a pinned version.
final class Squawk {
    static final String VERSION = "2.66.0";

    private Squawk() {}

    /// The program, installed below `folder` when it is not there; empty where npm cannot install it.
    static Optional<Path> installed(Path folder) throws IOException, InterruptedException {
        Optional<Path> there = below(folder);
        if (there.isPresent()) {
            return there;
        }
        Files.createDirectories(folder);
        int code = npm(folder.toFile());
        return code == 0 ? below(folder) : Optional.empty();
    }

    private static int npm(File folder) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(
                            List.of(
                                    "npm",
                                    "install",
                                    "--no-audit",
                                    "--no-fund",
                                    "squawk-cli@" + VERSION))
                    .directory(folder)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private static Optional<Path> below(Path folder) throws IOException {
        Path packages = folder.resolve("node_modules/@squawk-cli");
        if (!Files.isDirectory(packages)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(packages)) {
            return files.filter(file -> file.endsWith(Path.of("bin", "squawk"))).findFirst();
        }
    }
}
