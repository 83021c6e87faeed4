package dev.dbguild.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/// The server under test, over plain HTTP.
final class Api {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Api() {}

    record Answer(int status, String type, JsonNode json, HttpResponse<String> raw) {
        String code() {
            return json.path("code").asText();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    static Answer get(String path) {
        return send(request(path).header("Accept", "application/json").GET());
    }

    static Answer post(String path, String json) {
        return post(path, json, Map.of());
    }

    static Answer post(String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(json));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return send(request);
    }

    static Answer post(String path, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
    }

    static Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode json =
                type.contains("json") ? Json.parse(response.body()) : Json.MAPPER.missingNode();
        return new Answer(response.statusCode(), type, json, response);
    }

    static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Starts a run in the background and returns its id.
    static String begin(String question) {
        return post(
                        "/api/v1/runs",
                        "{\"question\":\"%s\",\"mode\":\"background\"}".formatted(question))
                .json()
                .path("id")
                .asText();
    }

    /// Waits until the run has this status.
    static JsonNode awaitStatus(String run, String status) {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode json = get("/api/v1/runs/" + run).json();
        while (!json.path("status").asText().equals(status) && System.nanoTime() < patience) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            json = get("/api/v1/runs/" + run).json();
        }
        return json;
    }
}
