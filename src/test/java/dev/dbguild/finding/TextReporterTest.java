package dev.dbguild.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import org.junit.jupiter.api.Test;

final class TextReporterTest {
    private static final String SOURCE = "-- größe\n  drop table a;\n";
    private static final Told DROPPED = Reported.about(SOURCE, "drop table a", Severity.WARNING);

    @Test
    void the_source_is_underlined_by_bytes_and_the_proof_is_one_line() {
        String report = Reporters.of("text").tell(Reported.of(SOURCE, null, DROPPED));

        assertThat(report)
                .isEqualTo(
                        """
                        warning: drop-table  m.sql:2
                          2 |   drop table a;
                            |   ^^^^^^^^^^^^
                          it is gone
                          proof: assumed; to settle it: a target
                          do: keep it
                              SELECT 1;
                              SELECT 2;

                        not checked: m.sql:9 SELECT, because the lab has no <such> thing
                        1 file, 2 statements (1 run in the lab), 1 finding
                        """);
    }

    @Test
    void a_finding_without_its_source_is_told_all_the_same() {
        Told elsewhere = Reported.told(Location.inFile("n.sql", 3, 9, 2), Severity.WARNING, null);

        String report = Reporters.of("text").tell(Reported.of(SOURCE, null, elsewhere));

        assertThat(report).contains("n.sql:2").doesNotContain("^");
    }

    @Test
    void an_unknown_form_names_those_there_are() {
        assertThat(Reporters.formats())
                .containsExactly("github", "gitlab", "json", "markdown", "sarif", "text");
        assertThatThrownBy(() -> Reporters.of("xml"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.cure()).contains("json, markdown"));
    }
}
