package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Gets the artifact that holds a release's programs: from the local repository, else by the project's own Maven, so
/// that mirrors, proxies and checksums are what the user set for every other build.
record Maven(Path repository, Path program) {
    private static final String GROUP = "io.zonky.test.postgres";
    private static final String COPY =
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    /// As the launcher says where the program is; without it, the working directory counts.
    static Maven here() {
        String home = System.getenv().getOrDefault("DBGUILD_HOME", "");
        Path program = Path.of(home.isBlank() ? System.getProperty("dbguild.home", "") : home);
        String fallback = Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
        return new Maven(
                Path.of(System.getProperty("maven.repo.local", fallback)),
                program.toAbsolutePath());
    }

    /// The artifact's file, which may lie below `scratch`.
    ///
    /// @throws Problem when it cannot be had, with how to get it
    Path artifact(Release release, Path scratch, Consumer<String> progress) {
        return artifact(release.version(), scratch, progress);
    }

    /// As [#artifact(Release, Path, Consumer)], also of releases that the lab does not run.
    Path artifact(String version, Path scratch, Consumer<String> progress) {
        String name = Platform.here().artifact();
        String file = name + "-" + version + ".jar";
        Path local =
                repository
                        .resolve(GROUP.replace('.', File.separatorChar))
                        .resolve(name)
                        .resolve(version)
                        .resolve(file);
        if (Files.isRegularFile(local)) {
            return local;
        }
        String major = version.substring(0, version.indexOf('.'));
        progress.accept("fetching PostgreSQL " + major + " (once, about 15 MB)");
        copy(GROUP + ":" + name + ":" + version, scratch);
        return scratch.resolve(file);
    }

    private void copy(String coordinates, Path directory) {
        List<String> words =
                List.of(
                        program.resolve("mvnw").toString(),
                        "--quiet",
                        "--batch-mode",
                        "--file=" + program.resolve("pom.xml"),
                        "--define=maven.repo.local=" + repository,
                        COPY,
                        "--define=artifact=" + coordinates,
                        "--define=outputDirectory=" + directory);
        Command.Outcome outcome = outcome(words);
        if (!outcome.fine()) {
            throw unavailable(coordinates, outcome.output());
        }
    }

    private static Command.Outcome outcome(List<String> words) {
        try {
            return new Command(words)
                    .with(Map.of("JAVA_HOME", System.getProperty("java.home")))
                    .run();
        } catch (UncheckedIOException e) {
            return new Command.Outcome(-1, String.valueOf(e.getMessage()));
        }
    }

    private static Problem unavailable(String coordinates, String output) {
        String reason =
                output.lines()
                        .filter(line -> !line.startsWith("WARNING"))
                        .findFirst()
                        .orElse("Maven said nothing");
        return new Problem(
                        Code.LAB_UNAVAILABLE,
                        "'" + coordinates + "' cannot be fetched: " + reason,
                        "run './mvnw dependency:get -Dartifact="
                                + coordinates
                                + "' where there is a network, or review on PostgreSQL "
                                + Lab.NEWEST)
                .with("artifact", coordinates);
    }

    /// A directory for what is fetched; deleted by the caller.
    static Path scratch(Path cache) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(cache), "fetching-");
    }
}
