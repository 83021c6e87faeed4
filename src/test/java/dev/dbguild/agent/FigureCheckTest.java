package dev.dbguild.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Json;
import dev.dbguild.tool.Evidence;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FigureCheckTest {
    private static final FigureCheck CHECK =
            new FigureCheck(
                    new RunRequest(
                            "is 500 ms for 3 tables too slow?",
                            null,
                            null,
                            List.of(new RunRequest.Attachment("V002__x.sql", "limit 77")),
                            null,
                            null),
                    List.of(
                            new Evidence(
                                    "E1",
                                    "table_sizes",
                                    "demo",
                                    "orders has 204,800 rows",
                                    Json.parse(
                                            "{\"bytes\":104857600,\"ratio\":0.9531,\"meanMs\":1204.56,\"rows\":204800}"),
                                    List.of(),
                                    "select 9",
                                    Instant.EPOCH)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500 ms is slow",
                "100 MB",
                "104,857,600 bytes",
                "a hit ratio of 95 %",
                "95.3% hits",
                "it takes 1.2 s",
                "1204.6 ms",
                "1205 ms",
                "204800 rows, about 205k",
                "see E12 and [E7]",
                "`int4`, `V002__x`, utf8, $1",
                "1. first\n2. second\n37. last",
                "limit 77",
                "nothing at all, 0 or 1"
            })
    void a_figure_of_the_evidence_question_or_files_is_proven(String answer) {
        assertThat(CHECK.unproven(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it takes 42 ms | 42 ms",
                "96 % of hits | 96 %",
                "set work_mem to 64MB | 64MB",
                "about 204,801 rows | 204,801",
                "1.3 s | 1.3 s"
            })
    void any_other_figure_is_not(String answer, String figure) {
        assertThat(CHECK.unproven(answer)).containsExactly(figure);
    }
}
