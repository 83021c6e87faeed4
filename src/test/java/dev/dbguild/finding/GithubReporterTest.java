package dev.dbguild.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GithubReporterTest {
    private static final String SOURCE = "select 1;\n  drop\n  table a;\nselect 2; drop table b;\n";
    private static final Told DROPPED = Reported.about(SOURCE, "drop\n  table a", Severity.ERROR);

    private static JsonNode review(@Nullable Change change, String source, Told... findings) {
        String text = Reporters.of("github").tell(Reported.of(source, change, findings));
        Shape.GITHUB.holds(text);
        return Json.parse(text);
    }

    private static Change shows(int first, int last) {
        return new Change(null, Map.of("m.sql", List.of(new Change.Lines(first, last))));
    }

    @Test
    void a_comment_stands_on_the_statements_lines() {
        JsonNode comment = review(null, SOURCE, DROPPED).at("/comments/0");

        assertThat(comment.path("path").asText()).isEqualTo("m.sql");
        assertThat(comment.path("start_line").asInt()).isEqualTo(2);
        assertThat(comment.path("line").asInt()).isEqualTo(3);
        assertThat(comment.path("start_side").asText()).isEqualTo("RIGHT");
        assertThat(comment.path("body").asText()).contains("it is gone", "```sql\nSELECT 1;");
    }

    @Test
    void a_comment_on_one_line_has_no_start() {
        Told told = Reported.about(SOURCE, "drop table b", Severity.ERROR);

        JsonNode comment = review(null, SOURCE, told).at("/comments/0");

        assertThat(comment.path("line").asInt()).isEqualTo(4);
        assertThat(comment.has("start_line")).isFalse();
    }

    @Test
    void a_suggestion_replaces_the_statements_lines_and_keeps_what_frames_it() {
        JsonNode comment =
                review(null, SOURCE, Reported.replacing(DROPPED, "select 3")).at("/comments/0");

        assertThat(comment.path("body").asText()).contains("```suggestion\n  select 3;\n```");
    }

    @Test
    void there_is_no_suggestion_where_another_statement_shares_the_line() {
        Told told = Reported.about(SOURCE, "drop table b", Severity.ERROR);

        JsonNode comment =
                review(null, SOURCE, Reported.replacing(told, "select 3")).at("/comments/0");

        assertThat(comment.path("body").asText()).doesNotContain("```suggestion");
    }

    @Test
    void there_is_no_suggestion_where_the_diff_shows_only_part_of_the_statement() {
        JsonNode comment =
                review(shows(3, 4), SOURCE, Reported.replacing(DROPPED, "select 3"))
                        .at("/comments/0");

        assertThat(comment.path("line").asInt()).isEqualTo(3);
        assertThat(comment.has("start_line")).isFalse();
        assertThat(comment.path("body").asText()).doesNotContain("```suggestion");
    }

    @Test
    void what_lies_outside_of_the_diff_stands_in_the_body() {
        JsonNode review = review(shows(4, 4), SOURCE, DROPPED);

        assertThat(review.path("comments")).isEmpty();
        assertThat(review.path("body").asText()).contains("m.sql:2", "it is gone", "Not checked");
    }

    @Test
    void findings_on_the_same_lines_share_a_comment() {
        JsonNode review = review(null, SOURCE, DROPPED, DROPPED);

        assertThat(review.path("comments")).hasSize(1);
    }

    @Test
    void of_too_many_the_worst_become_comments_and_the_rest_stands_in_the_body() {
        String source = "select 1;\n".repeat(80);
        Told[] findings =
                IntStream.range(0, 80)
                        .mapToObj(line ->
                                Location.inFile("m.sql", line * 10, line * 10 + 8, line + 1))
                        .map(place ->
                                Reported.told(
                                        place,
                                        place.line() > 70 ? Severity.ERROR : Severity.INFO,
                                        null))
                        .toArray(Told[]::new);

        JsonNode review = review(null, source, findings);

        assertThat(review.path("comments")).hasSize(GithubReporter.MOST);
        assertThat(review.path("comments").path(49).path("line").asInt()).isEqualTo(80);
        assertThat(review.path("body").asText()).contains("m.sql:70").doesNotContain("m.sql:71");
    }

    @Test
    void a_body_that_would_be_too_long_is_cut_and_says_so() {
        Told[] findings =
                IntStream.range(0, 2_000)
                        .mapToObj(
                                i -> Reported.told(Location.ofObject("t" + i), Severity.INFO, null))
                        .toArray(Told[]::new);

        JsonNode review = review(null, SOURCE, findings);

        assertThat(review.path("body").asText()).contains("parts left out");
    }

    @Test
    void words_of_others_stay_words() {
        String source = "drop table \"@team <b>`x`|\";\n";
        Finding told = Reported.about(source, "drop", Severity.ERROR).finding();
        Finding loud =
                new Finding(
                        told.rule(),
                        told.severity(),
                        told.subject(),
                        told.location(),
                        "'@team <img src=x> **b** ![a](b)' goes",
                        new Remedy("do", "select '```';"),
                        Proof.DERIVED,
                        null);

        String body =
                review(null, source, new Told(loud, "derived", null, null))
                        .at("/comments/0/body")
                        .asText();

        assertThat(body)
                .contains("&#64;team &lt;img src=x&gt; \\*\\*b\\*\\* !\\[a\\](b)")
                .contains("````sql\nselect '```';\n````");
    }
}
