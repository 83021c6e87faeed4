package dev.dbguild.app;

import dev.dbguild.Found;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.review.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Does once what a static review does, while the JVM notes for the AOT cache what that takes; the launcher runs it
/// after a build. It reviews the examples of all rules, so that a new rule is trained by existing.
///
/// Nothing else is trained: every command loads all that is in the cache, so that what few of them need costs all.
final class Training {
    /// Views of tables that have it are read by JSqlParser, which few reviews need and which takes much room.
    private static final String SELDOM = "enable row level security";

    private Training() {}

    /// @param folders of SQL files that are reviewed too
    public static void main(String... folders) throws IOException {
        Path work = Files.createTempDirectory("dbguild-training-");
        try {
            write(work);
            review(work.toString());
            review(folders);
        } finally {
            delete(work);
        }
    }

    private static void write(Path folder) throws IOException {
        List<String> scripts =
                Found.every(Rule.class).stream()
                        .map(Rule::card)
                        .filter(card -> card.engines().equals(Set.of("postgresql")))
                        .flatMap(Training::examples)
                        .filter(sql -> !sql.contains(SELDOM))
                        .toList();
        for (int i = 0; i < scripts.size(); i++) {
            Files.writeString(folder.resolve("V" + i + "__example.sql"), scripts.get(i));
        }
    }

    private static Stream<String> examples(RuleCard card) {
        return Stream.concat(card.bad().stream(), card.good().stream());
    }

    private static void review(String... folders) {
        String[] arguments =
                Stream.concat(Stream.of("review", "--lab", "off"), Stream.of(folders))
                        .toArray(String[]::new);
        Main.run(arguments);
        if (Main.isAtWork()) {
            throw new IllegalStateException("a static review has put something to work");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
