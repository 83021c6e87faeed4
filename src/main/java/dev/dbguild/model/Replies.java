package dev.dbguild.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.agent.Model.Reply;
import dev.dbguild.tool.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A model's response in our words, or [Code#MODEL_NONSENSE] when it makes none.
final class Replies {
    private Replies() {}

    static Reply of(ChatResponse response, ModelSettings settings) {
        AiMessage message = response.aiMessage();
        String text = message.text();
        List<ToolCall> calls =
                message.toolExecutionRequests().stream()
                        .map(request -> call(request, settings))
                        .toList();
        if (calls.isEmpty() && (text == null || text.isBlank())) {
            throw Failures.nonsense("there is neither text nor a tool call in it", settings);
        }
        if (response.finishReason() == null) {
            throw Failures.brokenOff(settings);
        }
        TokenUsage usage = response.tokenUsage();
        return new Reply(
                text,
                calls,
                usage == null ? 0 : count(usage.inputTokenCount()),
                usage == null ? 0 : count(usage.outputTokenCount()));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private static ToolCall call(ToolExecutionRequest request, ModelSettings settings) {
        String id = request.id();
        return new ToolCall(
                id == null || id.isBlank() ? UUID.randomUUID().toString() : id,
                request.name(),
                arguments(request, settings));
    }

    private static JsonNode arguments(ToolExecutionRequest request, ModelSettings settings) {
        String text = request.arguments();
        if (text == null || text.isBlank()) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            JsonNode arguments = Json.MAPPER.readTree(text);
            if (arguments.isObject()) {
                return arguments;
            }
        } catch (JsonProcessingException e) {
            throw unreadable(request, settings).causedBy(e);
        }
        throw unreadable(request, settings);
    }

    private static Problem unreadable(ToolExecutionRequest request, ModelSettings settings) {
        return Failures.nonsense(
                        "it called '" + request.name() + "' with arguments that are no JSON object",
                        settings)
                .with("tool", request.name());
    }
}
