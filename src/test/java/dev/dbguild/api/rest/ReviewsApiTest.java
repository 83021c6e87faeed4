package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
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
    void sql_that_cannot_be_read_is_told_and_hides_nothing() {
        JsonNode review = review("{\"lab\":\"off\",\"sql\":\"select 1; alter tabel orders 'x\"}");

        assertThat(review.path("files").get(0).path("troubles")).isNotEmpty();
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

    private static JsonNode review(String body) {
        Api.Answer answer = Api.post("/api/v1/reviews", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }
}
