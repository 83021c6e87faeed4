package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.finding.Reporters;
import dev.dbguild.finding.Shape;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.Review.Suppressed;
import dev.dbguild.review.ReviewRequest.LabUse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SuppressionsTest {
    private static final Clock NEW_YEARS_EVE =
            Clock.fixed(Instant.parse("2026-12-31T12:00:00Z"), ZoneOffset.UTC);

    private static Review review(String sql) {
        return new Reviewer(null, NEW_YEARS_EVE)
                .review(ReviewRequest.of("m.sql", sql).lab(LabUse.OFF));
    }

    /// Rules of the findings, lock timeouts aside.
    private static List<String> rules(String sql) {
        return review(sql).findings().stream()
                .map(Found::rule)
                .filter(rule -> !rule.equals("lock-timeout-missing"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- dbguild:ignore drop-table because it is old\ndrop table a;",
                "-- dbguild:ignore drop-table because it is old\n\n-- another remark\ndrop table a;",
                "drop table a; -- dbguild:ignore drop-table because it is old\nselect 1;",
                "drop /* dbguild:ignore drop-table because it is old */ table a;",
                "/*\n * dbguild:ignore drop-table because it is old\n */\r\ndrop table a;",
                "select 1; /* dbguild:ignore drop-table because it is old */ drop table a;",
                "--dbguild:ignore table-without-primary-key, drop-table because it is old\ndrop table a;",
                "-- dbguild:ignore drop-table because it is old until 2026-12-31\ndrop table a;",
                "-- dbguild:ignore drop-table BECAUSE we wait until autumn until 2027-01-31\ndrop table a;",
                "-- dbguild:ignore-file drop-table because it is old\nselect 1;\ndrop table a;",
            })
    void a_finding_is_excused(String sql) {
        Review review = review(sql);

        assertThat(review.findings()).extracting(Found::rule).doesNotContain("drop-table");
        assertThat(review.suppressed())
                .extracting(each -> each.finding().rule())
                .containsExactly("drop-table");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- dbguild:ignore drop-table because it is old\nselect 1;\ndrop table a;",
                "drop table a;\n-- dbguild:ignore drop-table because it is old\nselect 1;",
                "drop table a;\n-- dbguild:ignore-file drop-table because it is old",
                "select $$-- dbguild:ignore drop-table because it is old$$;\ndrop table a;",
                "-- dbguild:ignored drop-table because it is old\ndrop table a;",
                "-- dbguild:ignore drop-column because it is old\ndrop table a;",
                "-- dbguild:ignore drop-table\ndrop table a;",
                "-- dbguild:ignore drop-table because it is old until 2026-12-30\ndrop table a;",
            })
    void a_finding_is_not_excused(String sql) {
        assertThat(rules(sql)).contains("drop-table");
    }

    @Test
    void each_fault_of_a_suppression_is_a_finding() {
        assertThat(rules("-- dbguild:ignore drop-table\ndrop table a;"))
                .containsExactly("suppression-without-reason", "drop-table");
        assertThat(rules("-- dbguild:ignore drop-tabel because x\nselect 1;"))
                .containsExactly("unknown-rule-in-suppression");
        assertThat(rules("-- dbguild:ignore drop-table because x until 2026-01-01\nselect 1;"))
                .containsExactly("expired-suppression");
        assertThat(rules("-- dbguild:ignore drop-table, drop-column because x\ndrop table a;"))
                .containsExactly("unused-suppression");
    }

    @Test
    void a_mistyped_rule_is_told_with_the_nearest() {
        assertThat(review("-- dbguild:ignore drop-tabel because x\nselect 1;").findings())
                .extracting(Found::message)
                .containsExactly("there is no rule 'drop-tabel'; did you mean 'drop-table'?");
    }

    @Test
    void a_rule_that_was_not_looked_for_is_not_called_unused() {
        ReviewSettings off =
                new ReviewSettings(
                        18,
                        Map.of("drop-table", ReviewSettings.Ruling.OFF),
                        Set.of(),
                        Map.of(),
                        null);
        String sql =
                "-- dbguild:ignore drop-table, statement-fails because x\ndrop table if exists a;";

        Review review =
                new Reviewer(null).review(ReviewRequest.of("m.sql", sql).lab(LabUse.OFF).with(off));

        assertThat(review.findings()).extracting(Found::rule).doesNotContain("unused-suppression");
    }

    @Test
    void what_is_excused_says_why_and_where() {
        Suppressed suppressed =
                review(
                                "\n-- dbguild:ignore drop-table because it is old until 2027-01-31\ndrop table a;")
                        .suppressed()
                        .getFirst();

        assertThat(suppressed.reason()).isEqualTo("it is old");
        assertThat(suppressed.line()).isEqualTo(2);
        assertThat(suppressed.until()).isEqualTo("2027-01-31");
    }

    @Test
    void sarif_keeps_what_is_excused() {
        String sql = "-- dbguild:ignore drop-table because it is old\ndrop table a;";
        ReviewRequest request = ReviewRequest.of("m.sql", sql).lab(LabUse.OFF);

        String sarif =
                Reports.told(
                        Reporters.of("sarif"), request, new Reviewer(null).review(request), null);

        Shape.SARIF.holds(sarif);
        assertThat(sarif).contains("\"justification\" : \"it is old\"");
    }

    @Test
    void a_file_that_the_settings_ignore_is_silent_and_says_so() {
        ReviewSettings settings =
                new ReviewSettings(
                        18, Map.of(), Set.of(), Map.of(), List.of("legacy/**", "*.ddl"), null);
        ReviewRequest request =
                ReviewRequest.of("./db/legacy/m.sql", "drop table a;")
                        .lab(LabUse.OFF)
                        .with(settings);

        Review review = new Reviewer(null).review(request);

        assertThat(review.findings()).isEmpty();
        assertThat(review.suppressed())
                .extracting(Suppressed::reason)
                .contains("the settings ignore 'legacy/**'");
    }
}
