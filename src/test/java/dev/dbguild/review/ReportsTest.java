package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.finding.Reporters;
import dev.dbguild.finding.Shape;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.ReviewRequest.LabUse;
import org.junit.jupiter.api.Test;

final class ReportsTest {
    private static String told(String format, String sql) {
        ReviewRequest request = ReviewRequest.of("m.sql", sql).lab(LabUse.OFF);
        return Reports.told(
                Reporters.of(format), request, new Reviewer(null).review(request), null);
    }

    @Test
    void a_remedy_that_can_stand_there_is_suggested() {
        assertThat(told("github", "create index i on orders (id);"))
                .contains("```suggestion\\n")
                .contains("CONCURRENTLY");
    }

    @Test
    void a_remedy_that_would_fail_there_is_not_suggested() {
        assertThat(told("github", "begin;\ncreate index i on orders (id);\ncommit;"))
                .contains("CONCURRENTLY")
                .doesNotContain("```suggestion");
    }

    @Test
    void a_remedy_that_is_another_command_is_not_suggested() {
        assertThat(told("github", "alter table orders rename column a to b;"))
                .contains("rename-column")
                .doesNotContain("```suggestion");
    }

    @Test
    void all_forms_fit_their_receivers() {
        String sql =
                "create index i on orders (id);\nalter table orders add c uuid default gen_random_uuid();\ndrop table x;\n";

        Shape.SARIF.holds(told("sarif", sql));
        Shape.GITHUB.holds(told("github", sql));
        Shape.GITLAB.holds(told("gitlab", sql));
    }

    @Test
    void the_proof_says_what_the_lab_saw() {
        ReviewRequest request =
                ReviewRequest.of(
                                "m.sql", "alter table orders add c uuid default gen_random_uuid();")
                        .after(
                                java.util.List.of(
                                        new ReviewRequest.Input(
                                                "h.sql", "create table orders (id int);")));
        Review review = new Reviewer(SharedCluster.lab()).review(request);

        String text = Reports.told(Reporters.of("text"), request, review, null);

        assertThat(text)
                .containsPattern(
                        "proof: observed on PostgreSQL 18: ACCESS EXCLUSIVE on orders, table rewritten, \\d+ ms");
    }
}
