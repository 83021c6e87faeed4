package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.ReviewRequest.Input;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocksInTransactionTest {
    @Test
    void a_lock_that_an_earlier_statement_took_is_still_seen() {
        assertThat(
                        rules(
                                """
                                begin;
                                alter table orders alter column total type bigint;
                                create index orders_total on orders (total);
                                commit;
                                """))
                .contains("create-index-without-concurrently");
    }

    @Test
    void a_lock_on_what_the_transaction_made_is_not() {
        assertThat(
                        rules(
                                """
                                begin;
                                create table items (id bigint primary key, total int);
                                create index items_total on items (total);
                                commit;
                                """))
                .doesNotContain("create-index-without-concurrently");
    }

    private static List<String> rules(String change) {
        Input before =
                new Input("a.sql", "create table orders (id bigint primary key, total int);");
        return new Reviewer(SharedCluster.lab())
                        .review(ReviewRequest.of("b.sql", change).after(List.of(before)))
                        .findings()
                        .stream()
                        .map(Review.Found::rule)
                        .toList();
    }
}
