package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AskTest {
    @AfterEach
    void open() {
        TestParts.MODEL.open();
    }

    @Test
    void a_question_is_answered_with_the_run() {
        Api.Answer answer = Api.post("/api/v1/runs", "{\"question\":\"why is it slow?\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fieldNames().next()).isEqualTo("schema");
        assertThat(answer.json().path("status").asText()).isEqualTo("completed");
        assertThat(answer.json().path("answer").asText()).contains("piece 20");
        assertThat(answer.json().path("usage").path("inputTokens").asLong()).isPositive();
    }

    @Test
    void a_named_agent_answers_about_a_named_target() {
        JsonNode run =
                Api.post(
                                "/api/v1/runs",
                                """
                                {"question":"hello", "agent":"database-engineer", "target":"shop",
                                 "files":[{"name":"a.sql","text":"select 1"}]}
                                """)
                        .json();

        assertThat(run.path("agent").asText()).isEqualTo("database-engineer");
        assertThat(run.path("target").asText()).isEqualTo("shop");
    }

    @Test
    void a_background_question_is_answered_at_once_with_a_place_to_follow() {
        TestParts.MODEL.shut();

        Api.Answer answer =
                Api.post("/api/v1/runs", "{\"question\":\"wait\",\"mode\":\"background\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").asText()).isIn("queued", "running");
        assertThat(answer.header("Location"))
                .endsWith("/api/v1/runs/" + answer.json().path("id").asText());
    }

    @Test
    void a_run_that_fails_says_why_in_the_run() {
        JsonNode run = Api.post("/api/v1/runs", "{\"question\":\"fail\"}").json();

        assertThat(run.path("status").asText()).isEqualTo("failed");
        assertThat(run.path("problem").path("code").asText()).isEqualTo("model-unauthorized");
    }

    @Test
    void what_broke_inside_is_not_told_to_the_caller() {
        Api.Answer answer = Api.post("/api/v1/runs", "{\"question\":\"break\"}");

        assertThat(answer.json().path("problem").path("code").asText()).isEqualTo("internal");
        assertThat(answer.raw().body()).doesNotContain("secret-password", "\\tat ", ".java:");
    }

    @Test
    void a_cancelled_run_ends_soon_and_keeps_what_it_has() {
        TestParts.MODEL.shut();
        String run = Api.begin("wait");
        Api.awaitStatus(run, "running");

        JsonNode cancelled = Api.post("/api/v1/runs/" + run + "/cancel", "").json();

        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void cancelling_a_run_that_ended_changes_nothing() {
        String run = Api.begin("hello");
        Api.awaitStatus(run, "completed");

        JsonNode same = Api.post("/api/v1/runs/" + run + "/cancel", "").json();

        assertThat(same.path("status").asText()).isEqualTo("completed");
    }

    @Test
    void more_runs_than_the_server_takes_are_told_to_come_back() {
        TestParts.MODEL.shut();
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < TestParts.CONCURRENT_RUNS; i++) {
            begun.add(Api.begin("wait"));
        }

        Api.Answer answer = Api.post("/api/v1/runs", "{\"question\":\"hello\"}");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too-many");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        TestParts.MODEL.open();
        begun.forEach(run -> Api.awaitStatus(run, "completed"));
    }

    @Test
    void runs_are_listed_newest_first_in_pages() {
        String first = Api.begin("hello one");
        Api.awaitStatus(first, "completed");
        String second = Api.begin("hello two");
        Api.awaitStatus(second, "completed");

        JsonNode page = Api.get("/api/v1/runs?limit=1").json();
        JsonNode next = Api.get("/api/v1/runs?limit=1&before=" + page.path("next").asText()).json();

        assertThat(page.path("runs").get(0).path("id").asText()).isEqualTo(second);
        assertThat(next.path("runs").get(0).path("id").asText()).isEqualTo(first);
    }

    @Test
    void an_approval_nobody_waits_for_is_a_conflict() {
        String run = Api.begin("hello");
        Api.awaitStatus(run, "completed");

        Api.Answer answer = Api.post("/api/v1/runs/" + run + "/approvals/c1", "{\"approve\":true}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("conflict");
    }
}
