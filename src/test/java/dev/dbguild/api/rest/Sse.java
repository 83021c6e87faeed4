package dev.dbguild.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A client of server-sent events that can drop the connection whenever it likes.
final class Sse implements AutoCloseable {
    final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    int comments;

    record Message(long id, String event, JsonNode data) {}

    private Sse(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    static Sse follow(String run, @Nullable Long lastEventId) {
        HttpRequest.Builder request =
                Api.request("/api/v1/runs/" + run + "/events")
                        .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId.toString());
        }
        return new Sse(Api.send(request.GET(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    static Sse ask(String json) {
        return new Sse(
                Api.send(
                        Api.request("/api/v1/runs")
                                .header("Accept", "text/event-stream")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json)),
                        HttpResponse.BodyHandlers.ofInputStream()));
    }

    /// At most so many messages; fewer when the server ends the stream.
    List<Message> take(int most) {
        List<Message> messages = new ArrayList<>();
        while (messages.size() < most) {
            Optional<Message> next = next();
            if (next.isEmpty()) {
                break;
            }
            messages.add(next.get());
        }
        return messages;
    }

    List<Message> all() {
        return take(Integer.MAX_VALUE);
    }

    private Optional<Message> next() {
        long id = 0;
        String event = "";
        String data = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    return Optional.of(new Message(id, event, Json.parse(data)));
                }
                comments += line.startsWith(":") ? 1 : 0;
                id = line.startsWith("id: ") ? Long.parseLong(line.substring(4)) : id;
                event = line.startsWith("event: ") ? line.substring(7) : event;
                data = line.startsWith("data: ") ? line.substring(6) : data;
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
