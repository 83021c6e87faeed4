package dev.dbguild.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Streamed chat completions, as the protocol writes them: one string an event.
final class Chunks {
    private static final String DONE = "[DONE]";

    private Chunks() {}

    static List<String> of(Scripted.Text text) {
        List<String> events = words(text.text());
        events.add(chunk(Json.MAPPER.createObjectNode(), "stop"));
        events.add(usage());
        events.add(DONE);
        return events;
    }

    static List<String> of(Scripted.Call call) {
        int half = call.arguments().length() / 2;
        List<String> events = new ArrayList<>();
        ObjectNode opening = fragment("");
        ObjectNode tool = (ObjectNode) opening.path("tool_calls").get(0);
        tool.put("id", call.id()).put("type", "function");
        ((ObjectNode) tool.path("function")).put("name", call.tool());
        events.add(chunk(opening, null));
        events.add(chunk(fragment(call.arguments().substring(0, half)), null));
        events.add(chunk(fragment(call.arguments().substring(half)), null));
        events.add(chunk(Json.MAPPER.createObjectNode(), "tool_calls"));
        events.add(usage());
        events.add(DONE);
        return events;
    }

    static List<String> half(Scripted.HalfStream half) {
        return words(half.text());
    }

    private static List<String> words(String text) {
        List<String> events = new ArrayList<>();
        for (String word : text.split("(?<= )")) {
            events.add(chunk(Json.MAPPER.createObjectNode().put("content", word), null));
        }
        return events;
    }

    private static ObjectNode fragment(String arguments) {
        ObjectNode delta = Json.MAPPER.createObjectNode();
        delta.putArray("tool_calls")
                .addObject()
                .put("index", 0)
                .putObject("function")
                .put("arguments", arguments);
        return delta;
    }

    private static String chunk(ObjectNode delta, @Nullable String reason) {
        ObjectNode chunk = head();
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", reason)
                .set("delta", delta);
        return chunk.toString();
    }

    private static String usage() {
        ObjectNode chunk = head();
        chunk.putArray("choices");
        chunk.set("usage", Completions.usage());
        return chunk.toString();
    }

    private static ObjectNode head() {
        return Json.MAPPER
                .createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("created", 1_700_000_000)
                .put("model", "scripted");
    }
}
