package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Json;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Migrations with their ways back, each planted with a fault or sound; to add one is to add a file.
final class WaysBackTest {
    private static final Path PAIRS = Path.of("src/test/resources/ways-back");
    private static final Set<String> ACCUSING =
            Set.of("down-does-not-undo-up", "down-fails", "up-fails-after-down");

    static Stream<Path> faulty() throws IOException {
        return pairs("faulty");
    }

    static Stream<Path> right() throws IOException {
        return pairs("right");
    }

    private static Stream<Path> pairs(String kind) throws IOException {
        try (Stream<Path> files = Files.list(PAIRS.resolve(kind))) {
            return files.sorted().toList().stream();
        }
    }

    private static Review review(Path pair) throws IOException {
        Example example = Example.of(Files.readString(pair));
        String history = Files.readString(PAIRS.resolve("history.sql"));
        return new Reviewer(SharedCluster.lab())
                .review(
                        ReviewRequest.of(example.files(), Dialect.POSTGRESQL)
                                .after(List.of(new Input("0001_shop.up.sql", history)))
                                .lab(LabUse.ON));
    }

    private static List<String> accusations(Review review) {
        return review.findings().stream()
                .filter(found -> ACCUSING.contains(found.rule()))
                .map(Found::message)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void a_faulty_way_back_is_found(Path pair) throws IOException {
        Review review = review(pair);

        assertThat(accusations(review)).as(Json.pretty(review)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_way_back_is_not_accused(Path pair) throws IOException {
        Review review = review(pair);

        assertThat(accusations(review)).isEmpty();
        assertThat(review.notChecked()).isEmpty();
        assertThat(review.findings()).noneMatch(found -> found.rule().equals("statement-fails"));
    }
}
