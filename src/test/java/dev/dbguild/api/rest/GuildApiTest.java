package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GuildApiTest {
    @Test
    void agents_are_listed_with_what_is_wrong_with_their_files() {
        JsonNode agents = Api.get("/api/v1/agents").json();

        assertThat(agents.path("schema").asText()).isEqualTo("dbguild/agents/1");
        assertThat(agents.path("agents").findValuesAsText("id")).contains("database-engineer");
        assertThat(agents.path("diagnostics").isArray()).isTrue();
    }

    @Test
    void one_agent_is_read_by_its_id() {
        assertThat(Api.get("/api/v1/agents/databases").json().path("language").asText())
                .isEqualTo("es");
    }

    @Test
    void targets_are_listed_without_address_user_or_password() {
        Api.Answer targets = Api.get("/api/v1/targets");

        assertThat(targets.json().path("targets").findValuesAsText("name"))
                .containsExactly("dead", "shop");
        assertThat(targets.raw().body()).doesNotContain("jdbc", "nobody\"", "secret-password");
    }

    @Test
    void the_graph_names_who_consults_whom() {
        JsonNode graph = Api.get("/api/v1/delegations").json();

        assertThat(graph.path("edges").findValuesAsText("from")).contains("database-engineer");
        assertThat(graph.path("nodes").findValuesAsText("id"))
                .containsAll(graph.path("edges").findValuesAsText("to"));
    }

    @Test
    void a_route_is_told_with_reasons_and_runs_nothing() {
        JsonNode route =
                Api.post("/api/v1/route", "{\"question\":\"¿cómo diseño una tabla?\"}").json();

        assertThat(route.path("language").asText()).isEqualTo("es");
        assertThat(route.path("ranking").get(0).path("reasons")).isNotEmpty();
    }

    @Test
    void an_empty_question_has_no_route() {
        assertThat(Api.post("/api/v1/route", "{\"question\":\"\"}").code())
                .isEqualTo("empty-question");
    }

    @Test
    void diagnostics_say_what_the_guild_holds_and_how_the_databases_are() {
        JsonNode diagnostics = Api.get("/api/v1/diagnostics").json();

        assertThat(diagnostics.path("counts").path("agents").asInt()).isGreaterThan(10);
        assertThat(diagnostics.path("vitals").get(0).path("well").asBoolean()).isTrue();
    }

    @Test
    void the_server_is_live_and_ready() {
        assertThat(Api.get("/q/health/live").json().path("status").asText()).isEqualTo("UP");
        assertThat(Api.get("/q/health/ready").raw().body()).contains("state-database");
    }

    @Test
    void metrics_count_runs_model_calls_and_tokens() {
        Api.post("/api/v1/runs", "{\"question\":\"hello\"}");

        String metrics =
                Api.send(Api.request("/q/metrics").GET(), HttpResponse.BodyHandlers.ofString())
                        .body();

        assertThat(metrics)
                .contains("dbguild_runs_seconds_count{")
                .contains("status=\"completed\"")
                .contains("dbguild_model_calls_seconds_count{model=\"scripted\"")
                .contains("dbguild_model_tokens_total{direction=\"input\"");
    }
}
