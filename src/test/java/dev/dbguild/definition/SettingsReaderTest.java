package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.Settings.TargetSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `dbguild.yaml` may say.
class SettingsReaderTest {
    private @TempDir Path root;

    @Test
    void no_file_means_nothing_is_set() {
        assertThat(SettingsReader.read(root.resolve("dbguild.yaml"), Map.of()))
                .isEqualTo(Settings.NONE);
    }

    @Test
    void targets_take_their_password_from_the_environment() {
        Settings settings =
                read(
                        """
                        targets:
                          - name: shop
                            url: jdbc:postgresql://db:5432/shop
                            user: ${SHOP_USER}
                            passwordEnv: SHOP_PASSWORD
                            description: The shop
                          - name: cache
                            engine: redis
                            url: redis://cache:6379
                            password: ${SHOP_PASSWORD}
                        models:
                          sonnet: builtin
                        """,
                        Map.of("SHOP_USER", "reader", "SHOP_PASSWORD", "se$cret"));

        assertThat(settings.targets())
                .containsExactly(
                        new TargetSetting(
                                "shop",
                                "postgresql",
                                "jdbc:postgresql://db:5432/shop",
                                "reader",
                                "se$cret",
                                "The shop"),
                        new TargetSetting(
                                "cache", "redis", "redis://cache:6379", null, "se$cret", ""));
        assertThat(settings.models()).isEqualTo(Map.of("sonnet", "builtin"));
    }

    @Test
    void a_target_never_shows_its_password() {
        Settings settings =
                read(
                        "targets:\n  - {name: a, url: 'postgresql://h/d', password: hidden}\n",
                        Map.of());

        assertThat(settings.toString()).doesNotContain("hidden");
    }

    @Test
    void reviews_have_their_own_section() {
        ReviewSection section =
                read(
                                """
                                review:
                                  engine: postgresql
                                  server-version: 16
                                  runner: flyway
                                  rules:
                                    drop-table: off
                                    rename-column: error
                                  hot-tables: [orders, "public.Accounts"]
                                  large-tables:
                                    events: 400_000_000
                                    audit.log: 20000000
                                  paths: [db/migrations]
                                  ignore: ["legacy/**"]
                                """,
                                Map.of())
                        .review();

        assertThat(section)
                .isEqualTo(
                        new ReviewSection(
                                "postgresql",
                                "16",
                                "flyway",
                                Map.of("drop-table", "off", "rename-column", "error"),
                                List.of("orders", "public.Accounts"),
                                Map.of("events", 400_000_000L, "audit.log", 20_000_000L),
                                List.of("db/migrations"),
                                List.of("legacy/**")));
    }

    private static final String FAULTY_REVIEWS =
            """
            targets:
              - {name: t, url: 'postgresql://h/d', passwordEnv: NOT_SET}
            review:
              server-version: sixteen
              runner: flywey
              rules:
                drop-tabel: off
                drop-table: loud
              large-tables:
                events: many
              hot-tables: orders
              hot-table: [orders]
              ignore: ["legacy/[a"]
            """;

    @Test
    void every_mistake_about_reviews_is_told_with_its_line_and_cure() throws IOException {
        Path file = root.resolve("dbguild.yaml");
        Files.writeString(file, FAULTY_REVIEWS);
        ReviewSection.Vocabulary words =
                new ReviewSection.Vocabulary(List.of("drop-table"), List.of("flyway", "goose"));

        assertThatThrownBy(() -> SettingsReader.review(file, () -> words))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll(
                        ":4: 'sixteen'",
                        ":5: 'review.runner' is 'flywey'; did you mean 'flyway'?",
                        ":7: there is no rule 'drop-tabel'; did you mean 'drop-table'?",
                        ":8: 'review.rules.drop-table' is 'loud'",
                        ":10: 'many'",
                        ":11: 'review.hot-tables' is",
                        ":12: the key 'review.hot-table' is unknown; did you mean 'hot-tables'?",
                        ":13: 'legacy/[a'");
    }

    @Test
    void all_mistakes_are_told_together_with_their_lines() {
        assertThatThrownBy(() ->
                        read(
                                """
                                targets:
                                  - name: Shop
                                    engine: postgres
                                    url: postgresql://me:secret@db/shop
                                  - name: two
                                    passwordEnv: NOT_SET
                                    hots: x
                                target: []
                                """,
                                Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(Code.BAD_SETTING);
                            assertThat(problem.what())
                                    .contains("8 mistakes")
                                    .contains("dbguild.yaml:2: 'Shop' cannot name a target")
                                    .contains("dbguild.yaml:3: 'targets[1].engine' is 'postgres'")
                                    .contains("dbguild.yaml:4: the URL holds credentials")
                                    .contains("dbguild.yaml:5: the key 'targets[2].url' is missing")
                                    .contains(
                                            "dbguild.yaml:5: the key 'targets[2].engine' is missing")
                                    .contains("dbguild.yaml:6: the environment variable 'NOT_SET'")
                                    .contains(
                                            "dbguild.yaml:7: the key 'targets[2].hots' is unknown")
                                    .contains("did you mean 'targets'?")
                                    .doesNotContain("secret");
                        });
    }

    @Test
    void a_file_that_is_no_yaml_is_told_with_its_line() {
        assertThatThrownBy(() -> read("targets:\n  - name: a\n url: b\n", Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.what())
                                        .contains("dbguild.yaml:3: this is not valid YAML"));
    }

    @Test
    void two_targets_of_one_name_are_refused() {
        String target = "  - {name: a, url: 'postgresql://h/d'}\n";

        assertThatThrownBy(() -> read("targets:\n" + target + target, Map.of()))
                .hasMessageContaining("two targets are named 'a'");
    }

    private Settings read(String yaml, Map<String, String> environment) {
        new Written(root).file("dbguild.yaml", yaml);
        return SettingsReader.read(root.resolve("dbguild.yaml"), environment);
    }
}
