package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.finding.Severity;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.ReviewSettings.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EmphasisTest {
    private static final String SQL = "alter table orders add column note text;";

    private static Found waiting(Map<String, Ruling> rules, Set<String> hot) {
        ReviewSettings settings = new ReviewSettings(18, rules, hot, Map.of(), null);
        return found(SQL, settings, "lock-timeout-missing");
    }

    private static Found found(String sql, ReviewSettings settings, String rule) {
        ReviewRequest request = ReviewRequest.of("m.sql", sql).lab(LabUse.OFF).with(settings);
        List<Found> all = new Reviewer(null).review(request).findings();
        return all.stream().filter(each -> each.rule().equals(rule)).findFirst().orElseThrow();
    }

    @Test
    void a_lock_on_a_hot_table_is_graver_and_says_why() {
        Found found = waiting(Map.of(), Set.of("public.orders"));

        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.message()).endsWith("; 'orders' is a hot table by the settings");
    }

    @Test
    void a_lock_on_another_table_is_not() {
        Found found = waiting(Map.of(), Set.of("customers"));

        assertThat(found.severity()).isEqualTo(Severity.INFO);
        assertThat(found.message()).doesNotContain("hot");
    }

    @Test
    void a_severity_that_the_settings_decide_stays() {
        Found found = waiting(Map.of("lock-timeout-missing", Ruling.INFO), Set.of("orders"));

        assertThat(found.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void a_scan_of_a_large_table_is_graver_and_tells_its_rows() {
        ReviewSettings settings =
                new ReviewSettings(18, Map.of(), Set.of(), Map.of("orders", 400_000_000L), null);

        Found found =
                found(
                        "alter table orders add constraint c check (a > 0);",
                        settings,
                        "add-check-without-not-valid");

        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.message()).contains("400,000,000 rows");
    }
}
