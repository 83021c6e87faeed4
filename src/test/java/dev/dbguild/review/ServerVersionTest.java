package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.ReviewRequest.Input;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerVersionTest {
    private static final String VIRTUAL =
            "alter table orders add column twice int generated always as (id * 2) virtual;";

    @ParameterizedTest
    @CsvSource({"14, true", "17, true", "18, false"})
    void a_change_meets_the_server_that_it_is_meant_for(int major, boolean refused) {
        ReviewRequest request =
                ReviewRequest.of("b.sql", VIRTUAL)
                        .after(List.of(new Input("a.sql", "create table orders (id int);")))
                        .with(ReviewSettings.DEFAULT.forServer(major));
        Review review = new Reviewer(SharedCluster.lab()).review(request);
        assertThat(
                        review.findings().stream()
                                .anyMatch(found -> found.rule().equals("statement-fails")))
                .isEqualTo(refused);
    }

    @Test
    void a_server_that_the_lab_has_not_is_said_and_not_run() {
        ReviewRequest request =
                ReviewRequest.of("a.sql", "create table orders (id int);")
                        .with(ReviewSettings.DEFAULT.forServer(13));
        Review review = new Reviewer(SharedCluster.lab()).review(request);
        assertThat(review.notChecked())
                .anySatisfy(each ->
                        assertThat(each.reason()).isEqualTo("the lab cannot run PostgreSQL 13"));
    }

    @ParameterizedTest
    @CsvSource({"0, 15.17, 15", "0, 18.4 (Debian), 18", "16, 15.17, 16", "0, 12.22, 18"})
    void a_target_says_its_version_unless_the_caller_does(int said, String target, int meant) {
        ReviewSettings settings = ReviewSettings.DEFAULT.forServer(said).at(target);
        assertThat(settings.serverVersion()).isEqualTo(meant);
    }

    @Test
    void a_target_is_copied_to_the_server_that_is_asked_for() {
        Target target =
                SharedCluster.freshTarget("create table orders (id int primary key, note text)");
        ReviewRequest request =
                ReviewRequest.of("a.sql", "alter table orders alter note set not null;\n" + VIRTUAL)
                        .on(target)
                        .with(ReviewSettings.DEFAULT.forServer(15));
        Review review = new Reviewer(SharedCluster.lab()).review(request);
        assertThat(review.statements().getFirst().error()).isNull();
        assertThat(review.statements().getFirst().scan()).isTrue();
        assertThat(review.statements().getLast().error()).contains("syntax error");
    }
}
