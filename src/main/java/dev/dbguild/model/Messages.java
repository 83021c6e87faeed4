package dev.dbguild.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.agent.Model.Prompt;
import dev.dbguild.agent.Model.ToolOffer;
import dev.dbguild.agent.Model.Turn;
import dev.dbguild.tool.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import java.util.ArrayList;
import java.util.List;

/// Our prompts in langchain4j's words.
final class Messages {
    private Messages() {}

    static ChatRequest request(Prompt prompt) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!prompt.system().isBlank()) {
            messages.add(SystemMessage.from(prompt.system()));
        }
        prompt.turns().stream().map(Messages::message).forEach(messages::add);
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        if (!prompt.tools().isEmpty()) {
            request.toolSpecifications(prompt.tools().stream().map(Messages::tool).toList());
        }
        return request.build();
    }

    private static ChatMessage message(Turn turn) {
        return switch (turn) {
            case Turn.User user -> UserMessage.from(user.text());
            case Turn.Assistant assistant -> assistant(assistant);
            case Turn.ToolOutput output ->
                    ToolExecutionResultMessage.from(output.callId(), output.tool(), output.text());
        };
    }

    private static AiMessage assistant(Turn.Assistant assistant) {
        return AiMessage.builder()
                .text(assistant.text())
                .toolExecutionRequests(assistant.calls().stream().map(Messages::call).toList())
                .build();
    }

    private static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.tool())
                .arguments(Json.text(call.arguments()))
                .build();
    }

    private static ToolSpecification tool(ToolOffer offer) {
        return ToolSpecification.builder()
                .name(offer.name())
                .description(offer.description())
                .parameters(parameters(offer.schema()))
                .build();
    }

    /// Each property keeps its own schema word for word, limits and choices included.
    private static JsonObjectSchema parameters(JsonNode schema) {
        JsonObjectSchema.Builder parameters = JsonObjectSchema.builder();
        schema.path("properties")
                .properties()
                .forEach(property ->
                        parameters.addProperty(
                                property.getKey(),
                                JsonRawSchema.from(property.getValue().toString())));
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return parameters.required(required).build();
    }
}
