package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Json;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Proof;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.Review.Lock;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ReviewerTest {
    private static Target shop;

    @BeforeAll
    static void makeShop() {
        shop =
                SharedCluster.freshTarget(
                        "create table customers (id bigint primary key, email varchar(50))",
                        "create table orders (id bigint primary key, customer_id bigint, code varchar(10), note varchar(10), total int,"
                                + " constraint code_known check (code is not null))");
    }

    private static Review review(@Nullable Target target, String sql) {
        return new Reviewer(SharedCluster.lab())
                .review(ReviewRequest.of("m.sql", sql).on(target).lab(LabUse.ON));
    }

    private static Found only(Review review, String rule) {
        return review.findings().stream()
                .filter(found -> found.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(Json.pretty(review)));
    }

    @Test
    void a_rewrite_that_the_lab_saw_is_observed() {
        Review review =
                review(shop, "ALTER TABLE orders ADD COLUMN ref uuid DEFAULT gen_random_uuid();");

        assertThat(only(review, "add-column-with-volatile-default").proof())
                .isEqualTo(Proof.OBSERVED);
        assertThat(review.statements().getFirst().rewrite()).isTrue();
        assertThat(review.statements().getFirst().locks())
                .contains(new Lock("orders", "ACCESS EXCLUSIVE"));
        assertThat(only(review, "add-column-with-volatile-default").remedy().sql())
                .contains("ALTER TABLE orders ADD COLUMN ref uuid;")
                .contains("SET DEFAULT gen_random_uuid()");
    }

    @Test
    void a_constant_default_rewrites_nothing_and_raises_only_the_lock() {
        Review review = review(shop, "ALTER TABLE orders ADD COLUMN n int DEFAULT 0;");

        assertThat(review.findings())
                .extracting(Found::rule)
                .containsExactly("lock-timeout-missing");
        assertThat(review.statements().getFirst().rewrite()).isFalse();
        assertThat(review.statements().getFirst().proof()).isEqualTo(Proof.OBSERVED);
    }

    @Test
    void what_the_lab_did_not_see_is_not_said() {
        String sql =
                """
                set lock_timeout = '5s';
                create function one() returns int language sql immutable as 'select 1';
                alter table orders alter column code set not null;
                alter table orders alter column note type varchar(20);
                alter table orders add column steady int default one();
                """;

        assertThat(review(shop, sql).findings()).isEmpty();
        assertThat(new Reviewer(null).review(ReviewRequest.of("m.sql", sql)).findings())
                .isNotEmpty();
    }

    @Test
    void without_a_target_an_unknown_table_leaves_the_finding_assumed_and_says_so() {
        Review review = review(null, "create index orders_code on orders (code);");

        Found found = only(review, "create-index-without-concurrently");
        assertThat(found.proof()).isEqualTo(Proof.ASSUMED);
        assertThat(found.settledBy()).contains("--target");
        assertThat(review.notChecked())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.what()).isEqualTo("m.sql:1 CREATE INDEX orders"));
    }

    @Test
    void a_statement_that_the_server_refuses_is_a_finding() {
        Review review = review(shop, "alter table orders add column total int;");

        assertThat(only(review, "statement-fails").message()).contains("already exists");
    }

    @Test
    void what_only_the_servers_own_cluster_has_is_not_checked_rather_than_wrong() {
        Review review = review(shop, "grant select on orders to nobody_here;");

        assertThat(review.findings()).isEmpty();
        assertThat(review.notChecked()).hasSize(1);
    }

    @Test
    void a_refused_statement_has_no_other_finding() {
        Review review = review(shop, "alter table orders drop column nothing;");

        assertThat(review.findings()).extracting(Found::rule).containsExactly("statement-fails");
    }

    @Test
    void a_table_that_the_change_makes_is_run_and_found_sound() {
        Review review =
                review(
                        null,
                        "create table t (id bigint primary key, a int); create index on t (a); alter table t add column b"
                                + " uuid default gen_random_uuid();");

        assertThat(review.findings()).isEmpty();
        assertThat(review.notChecked()).isEmpty();
        assertThat(review.statements()).allMatch(each -> each.proof() == Proof.OBSERVED);
    }

    @Test
    void concurrently_inside_a_transaction_is_observed_to_fail_and_told_once() {
        Review review =
                review(shop, "begin; create index concurrently i on orders (code); commit;");

        assertThat(review.findings())
                .extracting(Found::rule)
                .containsExactly("concurrently-inside-transaction");
        assertThat(review.findings().getFirst().proof()).isEqualTo(Proof.OBSERVED);
    }

    @Test
    void history_is_run_and_not_reported() {
        Review review =
                new Reviewer(SharedCluster.lab())
                        .review(
                                ReviewRequest.of("2.sql", "create index on t (a);")
                                        .after(
                                                List.of(
                                                        new Input(
                                                                "1.sql",
                                                                "create table t (id bigint primary key, a int); truncate t;")))
                                        .lab(LabUse.ON));

        assertThat(review.statements()).hasSize(1);
        assertThat(only(review, "create-index-without-concurrently").proof())
                .isEqualTo(Proof.OBSERVED);
        assertThat(review.findings()).extracting(Found::rule).doesNotContain("truncate-table");
    }

    @Test
    void the_document_is_what_was_promised() {
        var json = Json.tree(review(shop, "alter table orders drop column code;"));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "schema",
                        "target",
                        "files",
                        "statements",
                        "findings",
                        "suppressed",
                        "migrations",
                        "notChecked");
        assertThat(json.at("/findings/0/proof").asText()).isIn("observed", "derived");
        assertThat(json.at("/findings/0/file").asText()).isEqualTo("m.sql");
    }

    @Test
    void what_a_block_runs_is_reviewed_where_it_stands() {
        String sql =
                """
                do $$ begin
                  create table fresh (id bigint primary key);
                  create index on fresh (id);
                  if true then
                    create index on orders (code);
                  end if;
                end $$;
                """;

        Review review = new Reviewer(null).review(ReviewRequest.of("m.sql", sql).lab(LabUse.OFF));

        assertThat(review.findings())
                .filteredOn(found -> found.rule().contains("concurrently"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.line()).isEqualTo(5);
                    assertThat(found.subject()).isEqualTo("orders");
                });
        assertThat(review.statements().getFirst().locks())
                .containsExactly(new Lock("orders", "SHARE"));
    }

    @Test
    void sql_that_a_block_puts_together_is_said_to_be_unchecked() {
        Review review =
                new Reviewer(null)
                        .review(
                                ReviewRequest.of(
                                                "m.sql",
                                                "do $$ begin execute format('drop table %I', 'orders'); end $$;")
                                        .lab(LabUse.OFF));

        assertThat(review.notChecked())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("EXECUTE in line 1"));
    }
}
