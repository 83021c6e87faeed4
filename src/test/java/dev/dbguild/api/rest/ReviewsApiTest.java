package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.finding.Shape;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewsApiTest {
    @Test
    void a_rewrite_is_observed_in_the_lab() {
        JsonNode review =
                review(
                        """
                        {"files":[
                          {"name":"1.sql","text":"create table orders (id bigint primary key);"},
                          {"name":"2.sql",
                           "text":"alter table orders add column ref uuid default gen_random_uuid();"}]}
                        """);

        JsonNode statement = review.path("statements").get(1);
        assertThat(review.path("schema").asText()).isEqualTo("dbguild/review/1");
        assertThat(statement.path("rewrite").asBoolean()).isTrue();
        assertThat(statement.path("proof").asText()).as(review.toString()).isEqualTo("observed");
        assertThat(statement.path("locks").findValuesAsText("mode")).contains("ACCESS EXCLUSIVE");
    }

    @Test
    void no_rewrite_is_observed_where_there_is_none() {
        JsonNode review =
                review(
                        """
                        {"target":"shop", "sql":"alter table orders add column n int default 0"}
                        """);

        assertThat(review.path("statements").get(0).path("rewrite").asBoolean()).isFalse();
    }

    @Test
    void what_has_run_is_met_and_not_reported_on() {
        JsonNode review =
                review(
                        """
                        {"history":[{"name":"V1__a.sql","text":"create table a (id bigint primary key);"}],
                         "files":[{"name":"V2__b.sql","text":"create index i on a (id);"}],
                         "serverVersion":"18"}
                        """);

        assertThat(review.path("files")).hasSize(1);
        assertThat(review.path("migrations").findValuesAsText("id")).containsExactly("V2__b");
        assertThat(review.path("findings").findValuesAsText("rule"))
                .contains("create-index-without-concurrently");
        assertThat(review.path("statements").get(0).path("transaction").asInt()).isEqualTo(1);
    }

    @Test
    void a_runner_decides_what_is_one_transaction() {
        JsonNode review =
                review(
                        """
                        {"runner":"goose","lab":"off",
                         "files":[{"name":"1.sql","text":"-- +goose Up\\ncreate index concurrently i on a (id);"}]}
                        """);

        assertThat(review.path("findings").findValuesAsText("rule"))
                .contains("concurrently-inside-transaction");
    }

    @Test
    void a_runner_that_nobody_knows_is_refused() {
        BadInputTest.assertProblem(
                Api.post("/api/v1/reviews", "{\"sql\":\"select 1\",\"runner\":\"nobody\"}"),
                400,
                "bad-argument");
    }

    @Test
    void sql_that_cannot_be_read_is_told_and_hides_nothing() {
        JsonNode review = review("{\"lab\":\"off\",\"sql\":\"select 1; alter tabel orders 'x\"}");

        assertThat(review.path("files").get(0).path("troubles")).isNotEmpty();
    }

    @Test
    void a_target_alone_has_its_schema_reviewed() {
        JsonNode review = review("{\"target\":\"shop\"}");

        assertThat(review.path("target").asText()).isEqualTo("shop");
        assertThat(review.path("findings").findValuesAsText("subject"))
                .anyMatch(subject -> subject.startsWith("parcels"));
        assertThat(review.path("findings").findValuesAsText("proof")).containsOnly("derived");
    }

    @Test
    void a_finding_in_ddl_stands_at_its_column() {
        String ddl = "create table pay (\\n  id bigint primary key,\\n  fee money\\n);";

        JsonNode finding =
                review("{\"lab\":\"off\",\"ddl\":\"" + ddl + "\"}").path("findings").get(0);

        assertThat(finding.path("rule").asText()).isEqualTo("float-for-money");
        assertThat(finding.path("line").asInt()).isEqualTo(3);
    }

    @Test
    void nothing_to_review_is_refused() {
        BadInputTest.assertProblem(Api.post("/api/v1/reviews", "{}"), 400, "bad-argument");
    }

    @Test
    void an_engine_nobody_knows_is_refused() {
        BadInputTest.assertProblem(
                Api.post("/api/v1/reviews", "{\"sql\":\"select 1\",\"engine\":\"oracle\"}"),
                400,
                "bad-argument");
    }

    private static String diff(String scenario, String more) throws IOException {
        String diff =
                Files.readString(Path.of("src/test/resources/scenarios", scenario, "in.diff"));
        return "{\"diff\":" + Json.text(diff) + more + "}";
    }

    @Test
    void a_diff_comes_back_with_comments_on_its_lines() throws IOException {
        String commit = "0123456789abcdef0123456789abcdef01234567";

        Api.Answer answer =
                Api.post(
                        "/api/v1/reviews",
                        diff(
                                "modified-two-hunks",
                                ",\"format\":\"github\",\"commit\":\"" + commit + "\""));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        Shape.GITHUB.holds(answer.raw().body());
        assertThat(answer.json().path("commit_id").asText()).isEqualTo(commit);
        assertThat(answer.json().path("comments").findValuesAsText("line"))
                .containsExactly("5", "35");
    }

    @Test
    void a_diff_is_held_against_its_history_in_the_lab() throws IOException {
        JsonNode review =
                review(
                        diff(
                                "added-file",
                                ",\"history\":[{\"name\":\"db/V1__orders.sql\",\"text\":\"create table"
                                        + " orders (id bigint primary key, total int);\"}]"));

        JsonNode finding = review.path("findings").get(0);
        assertThat(finding.path("rule").asText()).isEqualTo("create-index-without-concurrently");
        assertThat(finding.path("proof").asText()).isEqualTo("observed");
        assertThat(finding.path("line").asInt()).isEqualTo(2);
    }

    @Test
    void the_header_accept_chooses_the_form_too() throws IOException {
        Api.Answer answer =
                Api.post(
                        "/api/v1/reviews",
                        diff("added-file", ",\"lab\":\"off\""),
                        Map.of("Accept", "application/sarif+json"));

        assertThat(answer.type()).startsWith("application/sarif+json");
        Shape.SARIF.holds(answer.raw().body());
    }

    @Test
    void a_diff_that_changes_no_sql_is_reviewed_to_nothing() throws IOException {
        JsonNode review = review(diff("empty", ""));

        assertThat(review.path("findings")).isEmpty();
        assertThat(review.path("notChecked").findValuesAsText("what")).containsExactly("diff");
    }

    @Test
    void the_diff_of_a_merge_is_refused() throws IOException {
        BadInputTest.assertProblem(
                Api.post("/api/v1/reviews", diff("merge", "")), 400, "bad-argument");
    }

    private static JsonNode review(String body) {
        Api.Answer answer = Api.post("/api/v1/reviews", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }
}
