package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
    @Test
    void every_operation_is_described_with_its_parameters_examples_and_problems() {
        List<String> lacking = new ArrayList<>();
        document()
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method ->
                                        lacking.addAll(
                                                lacking(
                                                        method.getKey() + " " + path.getKey(),
                                                        method.getValue()))));

        assertThat(lacking).isEmpty();
    }

    @Test
    void every_field_of_every_document_is_described() {
        List<String> undescribed = new ArrayList<>();
        document()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> undescribed.addAll(undescribed(schema)));

        assertThat(undescribed).isEmpty();
    }

    @Test
    void the_description_has_every_address_of_the_api() {
        assertThat(document().path("paths").properties().stream().map(Map.Entry::getKey).toList())
                .contains(
                        "/api/v1/runs",
                        "/api/v1/runs/{id}",
                        "/api/v1/runs/{id}/events",
                        "/api/v1/runs/{id}/cancel",
                        "/api/v1/runs/{id}/approvals/{approval}",
                        "/api/v1/agents",
                        "/api/v1/tools/{name}",
                        "/api/v1/delegations",
                        "/api/v1/targets",
                        "/api/v1/route",
                        "/api/v1/diagnostics");
    }

    @Test
    void the_page_that_shows_the_api_is_there() {
        assertThat(Api.send(Api.request("/q/swagger-ui/").GET()).status()).isEqualTo(200);
    }

    private static JsonNode document() {
        JsonNode document = Api.get("/q/openapi?format=json").json();
        assertThat(document.path("openapi").asText()).startsWith("3.");
        return document;
    }

    private static List<String> lacking(String name, JsonNode operation) {
        List<String> lacking = new ArrayList<>();
        for (String text : List.of("summary", "description", "operationId", "tags")) {
            need(operation.has(text), name + ": " + text, lacking);
        }
        operation
                .path("parameters")
                .forEach(parameter ->
                        need(
                                parameter.has("description"),
                                name + ": parameter " + parameter.path("name").asText(),
                                lacking));
        need(operation.at("/responses/default").has("content"), name + ": problem", lacking);
        operation
                .path("responses")
                .properties()
                .forEach(response -> examples(name, response.getValue(), lacking));
        if (operation.has("requestBody")) {
            examples(name + " request", operation.path("requestBody"), lacking);
        }
        return lacking;
    }

    private static void examples(String name, JsonNode holder, List<String> lacking) {
        holder.path("content")
                .properties()
                .forEach(content ->
                        need(
                                content.getValue().has("example"),
                                name + ": example of " + content.getKey(),
                                lacking));
    }

    private static List<String> undescribed(Map.Entry<String, JsonNode> schema) {
        List<String> undescribed = new ArrayList<>();
        need(schema.getValue().has("description"), schema.getKey(), undescribed);
        schema.getValue()
                .path("properties")
                .properties()
                .forEach(field ->
                        need(
                                field.getValue().has("description"),
                                schema.getKey() + "." + field.getKey(),
                                undescribed));
        return undescribed;
    }

    private static void need(boolean there, String what, List<String> lacking) {
        if (!there) {
            lacking.add(what);
        }
    }
}
