package dev.dbguild.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SarifReporterTest {
    private static final String SOURCE = "-- größe\n  drop table a;\nselect 2;\n";
    private static final Told DROPPED = Reported.about(SOURCE, "drop table a", Severity.ERROR);

    private static JsonNode run(Report report) {
        String text = Reporters.of("sarif").tell(report);
        Shape.SARIF.holds(text);
        return Json.parse(text).path("runs").path(0);
    }

    private static JsonNode result(String source) {
        Told told = Reported.about(source, "drop table a", Severity.ERROR);
        return run(Reported.of(source, null, told)).path("results").path(0);
    }

    @Test
    void a_place_is_told_by_lines_columns_and_bytes() {
        JsonNode region = result(SOURCE).at("/locations/0/physicalLocation/region");

        assertThat(region)
                .isEqualTo(
                        Json.parse(
                                """
                                {"startLine":2,"startColumn":3,"endLine":2,"endColumn":15,
                                 "byteOffset":13,"byteLength":12,"snippet":{"text":"drop table a"}}
                                """));
    }

    @Test
    void a_rule_brings_its_help_and_its_level() {
        JsonNode run = run(Reported.of(SOURCE, null, DROPPED));

        JsonNode rule = run.at("/tool/driver/rules/0");
        assertThat(rule.path("id").asText()).isEqualTo("drop-table");
        assertThat(rule.at("/help/markdown").asText()).contains("```sql\ndrop table a;\n```");
        assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo("error");
        assertThat(run.at("/results/0/ruleIndex").asInt()).isZero();
    }

    @Test
    void a_fingerprint_outlives_lines_that_are_added_above_it() {
        String before = result(SOURCE).path("partialFingerprints").toString();

        String after = result("\n\nselect 1;\n" + SOURCE).path("partialFingerprints").toString();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_fingerprint_tells_two_alike_apart() {
        JsonNode results = run(Reported.of(SOURCE, null, DROPPED, DROPPED)).path("results");

        assertThat(results.path(0).path("partialFingerprints"))
                .isNotEqualTo(results.path(1).path("partialFingerprints"));
    }

    @Test
    void a_drop_in_is_a_fix_of_exactly_the_statement() {
        Told told = Reported.replacing(DROPPED, "select 1");

        JsonNode fix = run(Reported.of(SOURCE, null, told)).at("/results/0/fixes/0");

        JsonNode replacement = fix.at("/artifactChanges/0/replacements/0");
        assertThat(replacement.at("/deletedRegion/byteLength").asInt()).isEqualTo(12);
        assertThat(replacement.at("/insertedContent/text").asText()).isEqualTo("select 1");
    }

    @Test
    void what_is_no_drop_in_is_no_fix() {
        assertThat(result(SOURCE).has("fixes")).isFalse();
    }

    @Test
    void what_was_excused_is_there_as_suppressed() {
        Report all = Reported.of(SOURCE, null);
        Report report =
                new Report(
                        all.document(),
                        all.totals(),
                        List.of(),
                        List.of(Reported.excused(DROPPED, "nobody reads it")),
                        all.rules(),
                        List.of(),
                        all.sources(),
                        null);

        JsonNode suppression = run(report).at("/results/0/suppressions/0");

        assertThat(suppression.path("kind").asText()).isEqualTo("inSource");
        assertThat(suppression.path("justification").asText()).isEqualTo("nobody reads it");
    }

    @Test
    void what_was_not_checked_is_a_notification() {
        JsonNode run = run(Reported.of(SOURCE, null));

        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
                .contains("m.sql:9 SELECT");
        assertThat(run.path("results")).isEmpty();
    }

    @Test
    void names_of_files_are_uris() {
        Location place = Location.inFile("./db\\a b/größe%.sql", 0, 6, 1);
        Report all = Reported.of(SOURCE, null, Reported.told(place, Severity.INFO, null));
        Report report =
                new Report(
                        all.document(),
                        all.totals(),
                        all.findings(),
                        List.of(),
                        all.rules(),
                        List.of(),
                        Map.of("./db\\a b/größe%.sql", "\uFEFFselect 1;"),
                        null);

        JsonNode place2 = run(report).at("/results/0/locations/0/physicalLocation");

        assertThat(place2.at("/artifactLocation/uri").asText())
                .isEqualTo("db/a%20b/gr%C3%B6%C3%9Fe%25.sql");
        assertThat(place2.at("/region/startColumn").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_in_no_file_has_a_logical_place() {
        Told told = Reported.told(Location.ofObject("public.a"), Severity.INFO, null);

        JsonNode place = run(Reported.of(SOURCE, null, told)).at("/results/0/locations/0");

        assertThat(place.at("/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("public.a");
    }
}
