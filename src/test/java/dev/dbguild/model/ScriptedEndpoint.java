package dev.dbguild.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dbguild.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that speaks the chat-completions protocol over real HTTP and answers what a test wrote down.
///
/// Each request takes the next line of the script; the last line is repeated. Speaks plain JSON, and server-sent
/// events where a request asks for a stream: deltas, tool calls in fragments, usage, `[DONE]`.
public final class ScriptedEndpoint implements AutoCloseable {
    public static final String KEY = "sk-test-7f3a9c";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Scripted> script = new ArrayDeque<>();
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());

    private ScriptedEndpoint(List<Scripted> script) throws IOException {
        this.script.addAll(script);
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    public static ScriptedEndpoint playing(Scripted... script) {
        try {
            return new ScriptedEndpoint(List.of(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// The settings that choose this endpoint.
    public Map<String, String> environment() {
        return Map.of(
                ModelSettings.PROVIDER, "openai",
                ModelSettings.BASE_URL, baseUrl(),
                ModelSettings.NAME, "scripted",
                ModelSettings.KEY, KEY,
                ModelSettings.TIMEOUT, "2");
    }

    /// The bodies received so far, in order.
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = Json.MAPPER.readTree(exchange.getRequestBody());
            requests.add(request);
            boolean stream = request.path("stream").asBoolean();
            switch (next()) {
                case Scripted.Text text when stream -> stream(exchange, Chunks.of(text));
                case Scripted.Text text -> send(exchange, 200, Completions.of(text));
                case Scripted.Call call when stream -> stream(exchange, Chunks.of(call));
                case Scripted.Call call -> send(exchange, 200, Completions.of(call));
                case Scripted.Refusal refusal -> refuse(exchange, refusal.status());
                case Scripted.Garbage garbage -> send(exchange, 200, garbage.body());
                case Scripted.Silence _ -> closing.await();
                case Scripted.HalfStream half -> stream(exchange, Chunks.half(half));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Scripted next() {
        Scripted next = script.element();
        if (script.size() > 1) {
            script.remove();
        }
        return next;
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        ObjectNode error = Json.MAPPER.createObjectNode();
        error.putObject("error")
                .put("message", "no: " + exchange.getRequestHeaders().getFirst("Authorization"))
                .put("type", "scripted");
        send(exchange, status, error.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void stream(HttpExchange exchange, List<String> events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (String event : events) {
            out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
