package dev.dbguild.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GitlabAndMarkdownTest {
    private static final String SOURCE = "drop table a;\n";
    private static final Told DROPPED = Reported.about(SOURCE, "drop table a", Severity.ERROR);

    @Test
    void gitlab_gets_a_place_a_severity_and_a_name_of_its_own_for_each() {
        String text = Reporters.of("gitlab").tell(Reported.of(SOURCE, null, DROPPED, DROPPED));

        Shape.GITLAB.holds(text);
        JsonNode issues = Json.parse(text);
        assertThat(issues).hasSize(2);
        assertThat(issues.at("/0/location/lines/begin").asInt()).isEqualTo(1);
        assertThat(issues.at("/0/severity").asText()).isEqualTo("major");
        assertThat(issues.at("/0/fingerprint")).isNotEqualTo(issues.at("/1/fingerprint"));
    }

    @Test
    void gitlab_gets_an_empty_list_when_all_is_well() {
        String text = Reporters.of("gitlab").tell(Reported.of(SOURCE, null));

        Shape.GITLAB.holds(text);
        assertThat(text).isEqualTo("[ ]\n");
    }

    @Test
    void markdown_counts_by_file_and_folds_what_is_found() {
        String text = Reporters.of("markdown").tell(Reported.of(SOURCE, null, DROPPED));

        assertThat(text)
                .startsWith("## dbguild: 1 error\n")
                .contains("| `m.sql` | 1 | 0 | 0 |")
                .contains("<details open><summary><b>error</b> m.sql:1: it is gone</summary>\n\n")
                .contains("the lab has no &lt;such&gt; thing");
    }

    @Test
    void markdown_and_sarif_tell_what_to_ask_first() {
        Finding asking =
                DROPPED.finding()
                        .asking(new Precheck("SELECT count(*) FROM a;", "it has 3 rows", true));
        Report report = Reported.of(SOURCE, null, new Told(asking, "derived", null, null));

        assertThat(Reporters.of("markdown").tell(report))
                .contains(
                        "**Ask first:**\n\n```sql\nSELECT count(*) FROM a;\n```\n\nit has 3 rows");
        assertThat(Reporters.of("sarif").tell(report))
                .contains("ask first:\\nSELECT count(*) FROM a;\\nit has 3 rows");
    }

    @Test
    void markdown_stays_below_what_a_comment_holds() {
        Told[] many = IntStream.range(0, 1_000).mapToObj(i -> DROPPED).toArray(Told[]::new);

        String text = Reporters.of("markdown").tell(Reported.of(SOURCE, null, many));

        assertThat(text).hasSizeLessThanOrEqualTo(65_536).contains("parts left out");
        assertThat(text.split("<details", -1)).hasSameSizeAs(text.split("</details>", -1));
    }
}
