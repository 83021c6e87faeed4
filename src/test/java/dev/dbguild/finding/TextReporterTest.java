package dev.dbguild.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextReporterTest {
    private static final String SOURCE = "-- größe\n  drop table a;\n";

    private static final Finding DROPPED =
            new Finding(
                    "drop-table",
                    Severity.WARNING,
                    "a",
                    Location.inFile("m.sql", 13, 25, 2),
                    "it is gone",
                    new Remedy("keep it", "SELECT 1;\nSELECT 2;"),
                    Proof.ASSUMED,
                    "a target");

    @Test
    void the_source_is_underlined_by_bytes_and_the_proof_is_one_line() {
        String report = Reporters.of("text").report(List.of(DROPPED), Map.of("m.sql", SOURCE));

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
                        """);
    }

    @Test
    void a_finding_without_its_source_is_told_all_the_same() {
        assertThat(Reporters.of("text").report(List.of(DROPPED), Map.of()))
                .contains("m.sql:2")
                .doesNotContain("^");
    }

    @Test
    void an_unknown_form_names_those_there_are() {
        assertThat(Reporters.formats()).contains("json", "text");
        assertThatThrownBy(() -> Reporters.of("xml"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.cure()).contains("json, text"));
    }
}
