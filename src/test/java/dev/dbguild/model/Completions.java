package dev.dbguild.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;

/// Whole chat completions, as the protocol writes them.
final class Completions {
    private Completions() {}

    static String of(Scripted.Text text) {
        ObjectNode message = message().put("content", text.text());
        return completion(message, "stop");
    }

    static String of(Scripted.Call call) {
        ObjectNode message = message().putNull("content");
        message.putArray("tool_calls")
                .addObject()
                .put("id", call.id())
                .put("type", "function")
                .putObject("function")
                .put("name", call.tool())
                .put("arguments", call.arguments());
        return completion(message, "tool_calls");
    }

    static ObjectNode usage() {
        return Json.MAPPER
                .createObjectNode()
                .put("prompt_tokens", 120)
                .put("completion_tokens", 8)
                .put("total_tokens", 128);
    }

    private static ObjectNode message() {
        return Json.MAPPER.createObjectNode().put("role", "assistant");
    }

    private static String completion(ObjectNode message, String reason) {
        ObjectNode completion =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", "chatcmpl-1")
                        .put("object", "chat.completion")
                        .put("created", 1_700_000_000)
                        .put("model", "scripted");
        completion
                .putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", reason)
                .set("message", message);
        completion.set("usage", usage());
        return completion.toString();
    }
}
