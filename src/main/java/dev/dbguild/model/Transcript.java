package dev.dbguild.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.dbguild.Json;
import dev.dbguild.model.playbook.Conversation;
import dev.dbguild.model.playbook.Outcome;
import dev.dbguild.model.playbook.Question;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads messages back into a conversation: the context at the end of the system text, the last question with its
/// files, what tools said since.
final class Transcript {
    private static final Pattern CONTEXT =
            Pattern.compile("<context>\\n([^\\n]*)\\n</context>\\s*\\z");
    private static final Pattern FILE =
            Pattern.compile("<file-([0-9a-f]+)>\\n([^\\n]*)\\n</file-\\1>");
    private static final Pattern EVIDENCE =
            Pattern.compile("<evidence-([0-9a-f]+)>\\n(.*?)\\n</evidence-\\1>", Pattern.DOTALL);

    private Transcript() {}

    static Conversation of(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        JsonNode context = context(messages);
        int asked = lastQuestion(messages);
        String text = asked < 0 ? "" : ((UserMessage) messages.get(asked)).singleText();
        return new Conversation(
                context.path("agent").asText("guild"),
                Optional.of(context.path("target").asText("")).filter(name -> !name.isBlank()),
                context.path("targets").valueStream().map(t -> t.path("name").asText()).toList(),
                offers(request.toolSpecifications()),
                question(text, context),
                outcomes(messages.subList(asked + 1, messages.size())));
    }

    /// The last line of JSON between context tags, which the loop writes after everything that others wrote.
    private static JsonNode context(List<ChatMessage> messages) {
        return messages.stream()
                .filter(SystemMessage.class::isInstance)
                .map(message -> CONTEXT.matcher(((SystemMessage) message).text()))
                .filter(Matcher::find)
                .map(found -> document(found.group(1)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(Json.MAPPER::createObjectNode);
    }

    private static int lastQuestion(List<ChatMessage> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof UserMessage) {
                return i;
            }
        }
        return -1;
    }

    private static Question question(String text, JsonNode context) {
        List<Question.Attached> files =
                FILE.matcher(text)
                        .results()
                        .map(file -> document(file.group(2)))
                        .filter(Objects::nonNull)
                        .map(file ->
                                new Question.Attached(
                                        file.path("name").asText(), file.path("text").asText()))
                        .toList();
        JsonNode handoff = context.path("handoff");
        return new Question(
                FILE.matcher(text).replaceAll("").strip(),
                files,
                context.path("language").asText("en"),
                handoff.isObject()
                        ? Optional.of(
                                new Question.Handoff(
                                        handoff.path("from").asText(),
                                        handoff.path("trigger").asText(),
                                        handoff.path("message").asText()))
                        : Optional.empty());
    }

    private static List<Outcome> outcomes(List<ChatMessage> since) {
        Map<String, JsonNode> arguments = arguments(since);
        return since.stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(ToolExecutionResultMessage.class::cast)
                .map(output -> outcome(output, arguments))
                .toList();
    }

    /// The arguments of every call by its id.
    private static Map<String, JsonNode> arguments(List<ChatMessage> since) {
        Map<String, JsonNode> arguments = new HashMap<>();
        since.stream()
                .filter(AiMessage.class::isInstance)
                .flatMap(message -> ((AiMessage) message).toolExecutionRequests().stream())
                .forEach(call -> {
                    JsonNode read = document(call.arguments());
                    if (call.id() != null && read != null) {
                        arguments.put(call.id(), read);
                    }
                });
        return arguments;
    }

    private static Outcome outcome(
            ToolExecutionResultMessage output, Map<String, JsonNode> arguments) {
        Matcher fence = EVIDENCE.matcher(output.text());
        JsonNode document = document(fence.find() ? fence.group(2) : output.text());
        if (document != null && document.has("evidence")) {
            JsonNode with = arguments.getOrDefault(output.id(), Json.MAPPER.createObjectNode());
            return new Outcome.Measured(output.toolName(), with, document);
        }
        JsonNode problem = document == null ? NullNode.instance : document.path("problem");
        return new Outcome.Failed(
                output.toolName(),
                problem.path("code").asText("internal"),
                problem.path("message").asText(output.text().strip()),
                problem.path("cure").asText(""));
    }

    private static @Nullable JsonNode document(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Map<String, Set<String>> offers(
            @Nullable List<ToolSpecification> specifications) {
        return specifications == null
                ? Map.of()
                : specifications.stream()
                        .collect(
                                Collectors.toMap(
                                        ToolSpecification::name,
                                        tool ->
                                                tool.parameters() == null
                                                        ? Set.of()
                                                        : tool.parameters().properties().keySet(),
                                        (first, second) -> first));
    }
}
