package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class QualityTest {
    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String name : List.of("locks", "types", "breaks", "own-tables")) {
            try (var stream =
                    QualityTest.class.getResourceAsStream("/review/quality/" + name + ".sql")) {
                texts.add(
                        new String(
                                Objects.requireNonNull(stream).readAllBytes(),
                                StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    @Test
    void labelled_migrations_are_told_apart() throws IOException {
        Quality quality = Quality.of(texts());

        assertThat(quality.bad()).isGreaterThan(40);
        assertThat(quality.good()).isGreaterThan(15);
        assertThat(quality.missed()).isEmpty();
        assertThat(quality.alarms()).isEmpty();
        assertThat(quality.ownAlarms()).isEmpty();
    }

    @Test
    void an_expectation_that_is_not_met_is_told_by_its_name() {
        Quality quality =
                Quality.of(
                        List.of(
                                """
                                -- case: harmless: drop-table
                                select 1;
                                -- case: harmful: nothing
                                drop table orders;
                                """));

        assertThat(quality.missed()).containsExactly("harmless []");
        assertThat(quality.alarms()).containsExactly("harmful [drop-table]");
        assertThat(quality.recall()).isZero();
    }

    @Test
    void the_rules_own_examples_are_told_apart() {
        Quality quality = Quality.ofCards();

        assertThat(quality.bad()).isGreaterThan(100);
        assertThat(quality.missed()).isEmpty();
        assertThat(quality.alarms()).isEmpty();
    }
}
