package dev.dbguild.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RouterTest {
    private static final Guild GUILD = GuildReader.read(Path.of("."));
    private static final Router ROUTER = new Router();

    private record Labelled(List<String> expected, String question) {
        Route route() {
            return ROUTER.route(GUILD, Asked.of(question));
        }

        boolean isMissed() {
            return !expected.contains(route().agent());
        }
    }

    @Test
    void every_labelled_question_goes_to_an_agent_it_is_for() {
        List<Labelled> questions = labelled();

        List<Labelled> missed = questions.stream().filter(Labelled::isMissed).toList();

        assertThat(questions).hasSizeGreaterThanOrEqualTo(40);
        assertThat(missed).withFailMessage(() -> confusion(questions, missed)).isEmpty();
    }

    @Test
    void every_agent_is_scored_with_its_reasons() {
        Route route = ROUTER.route(GUILD, Asked.of("a slow query on PostgreSQL"));

        assertThat(route.ranking()).hasSameSizeAs(GUILD.agents());
        assertThat(route.ranking().getFirst().reasons())
                .anyMatch(reason -> reason.contains("knows PostgreSQL"));
        assertThat(route.ranking())
                .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
        assertThat(route.margin()).isBetween(0.0, 1.0);
    }

    @Test
    void reasons_have_whole_words() {
        Route route = ROUTER.route(GUILD, Asked.of("which settings would a measurement prove?"));

        assertThat(route.ranking().getFirst().reasons())
                .anyMatch(reason -> reason.contains("settings") && reason.contains("measure"))
                .noneMatch(reason -> reason.matches(".*\\b(seting|measur)\\b.*"));
    }

    @Test
    void an_agent_the_caller_names_wins() {
        Route route =
                ROUTER.route(
                        GUILD,
                        new Asked("a slow query on PostgreSQL", "code-reviewer", null, null));

        assertThat(route.agent()).isEqualTo("code-reviewer");
        assertThat(route.ranking().getFirst().reasons()).contains("the caller asked for it");
    }

    @Test
    void an_agent_that_does_not_exist_is_refused_with_those_that_do() {
        assertThatThrownBy(() -> ROUTER.route(GUILD, new Asked("why?", "data-base", null, null)))
                .isInstanceOf(Problem.class)
                .extracting(problem -> ((Problem) problem).cure())
                .asString()
                .contains("database-engineer");
    }

    @Test
    void an_english_question_is_answered_in_english_whoever_answers() {
        Route route = ROUTER.route(GUILD, new Asked("why is this slow?", "databases", null, null));

        assertThat(route.language()).isEqualTo("en");
    }

    @Test
    void a_wanted_agent_answers_in_its_own_language_when_the_question_tells_none() {
        Route route = ROUTER.route(GUILD, new Asked("select 1", "databases", null, null));

        assertThat(route.language()).isEqualTo("es");
    }

    @Test
    void a_language_the_caller_names_wins_over_the_question() {
        Route route = ROUTER.route(GUILD, new Asked("why is this slow?", null, "es", null));

        assertThat(route.language()).isEqualTo("es");
        assertThat(route.agent()).isEqualTo("databases");
    }

    @Test
    void the_same_question_always_gets_the_same_route() {
        Asked asked = Asked.of("design a schema for invoices");

        Route first = ROUTER.route(GUILD, asked);

        assertThat(new Router().route(GUILD, asked)).isEqualTo(first);
    }

    @Test
    void a_very_long_question_is_routed_in_no_time() {
        String question = "why is select * from orders slow on postgres? ".repeat(2_000);
        long since = System.nanoTime();

        Route route = ROUTER.route(GUILD, Asked.of(question));

        assertThat(route.agent()).isEqualTo("database-engineer");
        assertThat((System.nanoTime() - since) / 1_000_000).isLessThan(2_000);
    }

    private static List<Labelled> labelled() {
        try (var lines = Files.lines(Path.of("src/test/resources/routing/questions.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Labelled(List.of(parts[0].split(" ")), parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Which agent got whose questions, and each miss with the reasons of the first two.
    private static String confusion(List<Labelled> questions, List<Labelled> missed) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Labelled one : questions) {
            String got = one.route().agent();
            String wanted = one.expected().contains(got) ? got : one.expected().getFirst();
            counts.computeIfAbsent(wanted, _ -> new TreeMap<>()).merge(got, 1, Integer::sum);
        }
        List<String> lines = new ArrayList<>(List.of("wanted → got"));
        counts.forEach((wanted, got) -> lines.add("%-26s %s".formatted(wanted, got)));
        for (Labelled one : missed) {
            Route route = one.route();
            lines.add("missed (%s): %s".formatted(route.language(), one));
            route.ranking().stream().limit(3).forEach(score -> lines.add("    " + score));
        }
        return String.join("\n", lines);
    }
}
