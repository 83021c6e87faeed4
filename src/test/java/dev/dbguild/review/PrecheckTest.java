package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import dev.dbguild.finding.Precheck;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrecheckTest {
    private Target target;

    @BeforeAll
    void fill() {
        target =
                SharedCluster.freshTarget(
                        "create table customers (id bigint primary key, name text)",
                        "create table orders (id bigint primary key, customer_id bigint,"
                                + " total bigint, code text, price numeric(10, 2), email text)",
                        "insert into customers select g, 'n' from generate_series(1, 10) g",
                        "insert into orders select g, g, g, 'c' || g % 90, g, case when g > 3 then"
                                + " 'e' end from generate_series(1, 100) g",
                        "update orders set total = 3000000000 where id = 1",
                        "update orders set price = 99999 where id in (1, 2)",
                        "create unique index orders_email on orders (email, id)",
                        "alter table orders add constraint early check (id < 99) not valid",
                        "analyze");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table orders alter column email set not null | rows of 'orders' that hold null in 'email': 3, so the statement would fail",
                "alter table orders alter column total set not null | rows of 'orders' that hold null in 'total': none",
                "alter table orders add unique (code) | values of 'code' that 'orders' holds more than once: 10, so the statement would fail",
                "create unique index concurrently on orders (code) | values of 'code' that 'orders' holds more than once: 10, so the statement would fail",
                "alter table orders add unique (code, id) | values of 'code, id' that 'orders' holds more than once: none",
                "alter table orders add check (total < 50) | rows of 'orders' that do not satisfy the condition: 52, so the statement would fail",
                "alter table orders add check (length(code) < 10) | rows of 'orders' that do not satisfy the condition: none",
                "alter table orders validate constraint early | rows of 'orders' that do not satisfy the condition: 2, so the statement would fail",
                "alter table orders add foreign key (customer_id) references customers | rows of 'orders' whose 'customer_id' is not in 'customers': 90, so the statement would fail",
                "alter table orders alter column total type integer | rows of 'orders' that do not fit 'integer' in 'total': 1, so the statement would fail",
                "alter table orders alter column code type varchar(2) | rows of 'orders' that do not fit 'varchar(2)' in 'code': 81, so the statement would fail",
                "alter table orders alter column price type numeric(6, 2) | rows of 'orders' that do not fit 'numeric(6, 2)' in 'price': 2, so the statement would fail",
                "alter table orders add column seen boolean not null | rows of 'orders', which would hold no value in the new column: 1, so the statement would fail",
                "alter table orders add column a int, add check (pg_sleep(9) is null) | not asked: the condition calls functions that are not the server's own",
            })
    void the_rows_of_a_target_are_asked_before(String sql, String answer) {
        Review review = review(ReviewRequest.of("a.sql", sql).on(target));
        assertThat(review.statements().getFirst().prechecks())
                .extracting(Precheck::result)
                .containsExactly(answer);
        assertThat(review.findings().stream().anyMatch(PrecheckTest::isRefusal))
                .isEqualTo(answer.endsWith("would fail"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table orders add check (total < 50) not valid",
                "alter table orders add foreign key (customer_id) references customers not valid",
                "alter table orders alter column code type varchar(200) using left(code, 9)",
                "alter table orders alter column price type numeric(12, 2)",
                "alter table orders add column seen boolean not null default false",
                "create index on orders (code)",
                "create table t (id int); alter table t alter column id set not null",
            })
    void nothing_is_asked_where_rows_cannot_be_in_the_way(String sql) {
        Review review = review(ReviewRequest.of("a.sql", sql).on(target));
        assertThat(review.statements().getLast().prechecks()).isEmpty();
    }

    @Test
    void without_a_target_the_query_is_offered_with_the_finding() {
        Review review =
                review(
                        ReviewRequest.of(
                                "a.sql", "alter table orders alter column email set not null;"));
        Found found =
                review.findings().stream()
                        .filter(each -> each.rule().equals("set-not-null-without-proof"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Objects.requireNonNull(found.precheck()).sql())
                .isEqualTo("SELECT count(*) FROM orders WHERE email IS NULL;");
        assertThat(found.precheck().result()).isNull();
    }

    @Test
    void sizes_become_the_time_that_others_wait() {
        ReviewSettings settings =
                new ReviewSettings(18, Map.of(), Set.of(), Map.of("orders", 40_000_000L), null);
        Review review =
                review(
                        ReviewRequest.of("b.sql", "alter table orders alter column a type bigint;")
                                .after(List.of(new Input("a.sql", "create table orders (a int);")))
                                .with(settings));
        Review.Estimate estimate =
                Objects.requireNonNull(review.statements().getFirst().estimate());
        assertThat(estimate.seconds()).isBetween(140.0, 145.0);
        assertThat(estimate.blocked()).containsExactly("reads and writes of 'orders'");
        assertThat(review.findings())
                .filteredOn(found -> found.rule().equals("change-column-type"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.message())
                                .contains(
                                        "wait about 2 min (5.6 GB of 'orders' written anew at 40 MB/s)"));
    }

    @Test
    void a_table_that_waits_is_named_once_and_its_indexes_are_not() {
        Review review =
                new Reviewer(SharedCluster.lab())
                        .review(
                                ReviewRequest.of(
                                                "b.sql",
                                                "alter table orders add column ref uuid default gen_random_uuid();")
                                        .on(target)
                                        .lab(LabUse.ON));
        assertThat(Objects.requireNonNull(review.statements().getFirst().estimate()).blocked())
                .containsExactly("reads and writes of 'orders'");
    }

    @Test
    void a_lock_that_keeps_nobody_waiting_is_not_timed() {
        ReviewSettings settings =
                new ReviewSettings(18, Map.of(), Set.of(), Map.of("orders", 40_000_000L), null);
        Review review =
                review(
                        ReviewRequest.of("b.sql", "create index concurrently i on orders (a);")
                                .after(List.of(new Input("a.sql", "create table orders (a int);")))
                                .with(settings));
        assertThat(review.statements().getFirst().estimate()).isNull();
    }

    private static boolean isRefusal(Found found) {
        return found.rule().equals("rows-refuse-change");
    }

    private static Review review(ReviewRequest request) {
        return new Reviewer(null).review(request.lab(LabUse.OFF));
    }
}
