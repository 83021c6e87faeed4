package dev.dbguild.bench;

import dev.dbguild.review.Quality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How well the rules tell good changes from bad ones: over their own examples, and over labelled migrations.
final class ReviewQuality implements Bench {
    private static final List<String> FILES = List.of("locks", "types", "breaks", "own-tables");

    @Override
    public String name() {
        return "review-quality";
    }

    @Override
    public String what() {
        return "recall on bad changes, alarms on good ones, alarms on tables that the change makes";
    }

    @Override
    public Table run(List<String> arguments) throws IOException {
        Table table =
                new Table(
                        "corpus",
                        "bad",
                        "recall",
                        "good",
                        "alarms",
                        "own tables",
                        "alarms on them");
        row(table, "examples of the rules", Quality.ofCards());
        row(table, "labelled migrations", Quality.of(texts()));
        return table;
    }

    private static void row(Table table, String corpus, Quality quality) {
        table.row(
                corpus,
                quality.bad(),
                quality.recall(),
                quality.good(),
                quality.alarms().size(),
                quality.own(),
                quality.ownAlarms().size());
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String name : FILES) {
            String path = "/review/quality/" + name + ".sql";
            try (var stream = ReviewQuality.class.getResourceAsStream(path)) {
                texts.add(
                        new String(
                                Objects.requireNonNull(stream, path).readAllBytes(),
                                StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
