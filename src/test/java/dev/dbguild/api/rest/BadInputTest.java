package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BadInputTest {
    @ParameterizedTest(name = "{1} {2} for {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"question\":\"x\",\"agent\":\"nobody\"} | 404 | unknown-agent",
                "{\"question\":\"x\",\"target\":\"nothing\"} | 404 | unknown-target",
                "{\"question\":\"x\",\"agnet\":\"database\"} | 400 | unknown-argument",
                "{\"question\":\"   \"} | 400 | empty-question",
                "{} | 400 | empty-question",
                "{\"question\":42} | 400 | bad-argument",
                "{\"question\":\"x\",\"files\":\"a\"} | 400 | bad-argument",
                "{\"question\":\"x\",\"files\":[{\"name\":\"a\"}]} | 400 | bad-argument",
                "{\"question\":\"x\",\"mode\":\"later\"} | 400 | bad-argument",
                "{\"question\":\"x\",\"language\":\"de\"} | 400 | bad-argument",
                "{\"question\":\"x\" | 400 | bad-json",
                "{\"question\":\"x\"} trailing | 400 | bad-json",
                "{\"question\":\"x\",\"question\":\"y\"} | 400 | bad-json",
                "[] | 400 | bad-json",
                "\"question\" | 400 | bad-json",
                "null | 400 | bad-json",
                "`` | 400 | bad-json"
            })
    void a_bad_question_is_refused_with_its_own_code(String body, int status, String code) {
        assertProblem(Api.post("/api/v1/runs", body), status, code);
    }

    @Test
    void malformed_json_is_told_by_line_and_column() {
        Api.Answer answer = Api.post("/api/v1/runs", "{\n  \"question\": oops\n}");

        assertThat(answer.json().path("line").asInt()).isEqualTo(2);
        assertThat(answer.json().path("column").asInt()).isPositive();
    }

    @Test
    void an_unknown_property_is_told_with_those_there_are() {
        Api.Answer answer = Api.post("/api/v1/runs", "{\"question\":\"x\",\"agnet\":\"y\"}");

        assertThat(answer.json().path("argument").asText()).isEqualTo("agnet");
        assertThat(answer.json().path("cure").asText()).contains("agent", "target");
    }

    @Test
    void a_body_of_ten_megabytes_is_refused_and_the_connection_does_not_hang() {
        String body = "{\"question\":\"" + "x".repeat(10_000_000) + "\"}";

        assertProblem(Api.post("/api/v1/runs", body), 413, "too-large");
    }

    @Test
    void a_body_that_is_not_utf8_is_refused() {
        byte[] latin = "{\"question\":\"¿qué?\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertProblem(Api.post("/api/v1/runs", latin), 400, "bad-encoding");
    }

    @Test
    void another_content_type_is_refused() {
        assertProblem(
                Api.post("/api/v1/runs", "question=x", Map.of("Content-Type", "text/plain")),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_form_nobody_writes_is_refused() {
        assertProblem(
                Api.send(Api.request("/api/v1/agents").header("Accept", "image/png").GET()),
                406,
                "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nothing, 404, unknown-path",
        "/nothing/at/all, 404, unknown-path",
        "/api/v1/runs/run_none, 404, unknown-run",
        "/api/v1/runs/run_none/events, 404, unknown-run",
        "/api/v1/runs?limit=many, 400, bad-argument",
        "/api/v1/runs?limit=0, 400, bad-argument",
        "/api/v1/runs?before=run_none, 404, unknown-run",
        "/api/v1/agents/nobody, 404, unknown-agent",
    })
    void a_bad_address_is_refused_with_its_own_code(String path, int status, String code) {
        assertProblem(Api.get(path), status, code);
    }

    @Test
    void a_method_that_is_not_taken_is_told_with_those_that_are() {
        Api.Answer answer = Api.send(Api.request("/api/v1/agents").DELETE());

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void a_bad_last_event_id_is_refused() {
        String run = Api.begin("hello");

        assertProblem(
                Api.send(
                        Api.request("/api/v1/runs/" + run + "/events")
                                .header("Last-Event-ID", "yesterday")
                                .GET()),
                400,
                "bad-argument");
    }

    @Test
    void an_unknown_tool_is_refused() {
        assertProblem(Api.post("/api/v1/tools/no_such_tool", "{}"), 404, "unknown-tool");
    }

    @Test
    void a_cancel_of_an_unknown_run_is_refused() {
        assertProblem(
                Api.send(
                        Api.request("/api/v1/runs/run_none/cancel")
                                .POST(HttpRequest.BodyPublishers.noBody())),
                404,
                "unknown-run");
    }

    static void assertProblem(Api.Answer answer, int status, String code) {
        assertThat(answer.raw().body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        for (String member : new String[] {"type", "title", "detail", "cure", "instance"}) {
            assertThat(answer.json().path(member).asText()).as(member).isNotEmpty();
        }
        assertThat(answer.raw().body()).doesNotContain("Exception", "\tat ", "dev.dbguild");
    }
}
