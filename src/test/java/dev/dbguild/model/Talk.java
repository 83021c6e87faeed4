package dev.dbguild.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.agent.Model;
import dev.dbguild.agent.Model.Reply;
import dev.dbguild.agent.Model.Turn;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.Prompt;
import dev.dbguild.tool.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A conversation with the built-in model whose tools answer with evidence from `src/test/resources/evidence`.
final class Talk {
    private static final int MOST_TURNS = 8;

    private final List<Prompt> prompts = new ArrayList<>(Prompts.all());
    private final ObjectNode context = Json.MAPPER.createObjectNode();
    private final List<Model.ToolOffer> offers = new ArrayList<>();
    private final Map<String, ObjectNode> failures = new HashMap<>();
    private final List<ToolCall> calls = new ArrayList<>();

    private Talk(String language) {
        context.put("agent", "database-engineer").put("language", language).putArray("targets");
    }

    static Talk in(String language) {
        return new Talk(language);
    }

    Talk on(String... targets) {
        for (String target : targets) {
            context.withArray("targets").addObject().put("name", target);
        }
        return this;
    }

    Talk with(Prompt prompt) {
        prompts.add(prompt);
        return this;
    }

    Talk handedOver(String trigger, String message) {
        context.putObject("handoff")
                .put("from", "database-specialist")
                .put("trigger", trigger)
                .put("message", message);
        return this;
    }

    Talk offering(String... tools) {
        for (String tool : tools) {
            offers.add(
                    new Model.ToolOffer(
                            tool,
                            tool,
                            Json.parse(
                                    "{\"type\":\"object\",\"properties\":{\"target\":{\"type\":\"string\"}}}")));
        }
        return this;
    }

    Talk failing(String tool, String code, String message, String cure) {
        ObjectNode problem = Json.MAPPER.createObjectNode().put("failed", true).put("tool", tool);
        problem.putObject("problem")
                .put("code", code)
                .put("message", message)
                .put("cure", cure)
                .putObject("fields");
        failures.put(tool, problem);
        return this;
    }

    /// What is answered in the end.
    String ask(String question) {
        Guild guild = new Guild("test", List.of(), List.of(), List.of(), prompts, List.of());
        Model model = Models.builtin(() -> guild);
        List<Turn> turns = new ArrayList<>(List.of(new Turn.User(question)));
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Reply reply = model.reply(new Model.Prompt(system(), turns, offers), part -> {});
            String text = reply.text();
            if (reply.calls().isEmpty() && text != null) {
                return text;
            }
            turns.add(new Turn.Assistant(text, reply.calls()));
            reply.calls().forEach(call -> turns.add(output(call)));
        }
        throw new AssertionError("no answer after " + MOST_TURNS + " turns: " + calls);
    }

    /// The tools that were called, in order.
    List<String> called() {
        return calls.stream().map(ToolCall::tool).toList();
    }

    List<ToolCall> calls() {
        return List.copyOf(calls);
    }

    private String system() {
        return "be brief\n\n<agent>\nI know things\n</agent>\n\n<context>\n"
                + context
                + "\n</context>";
    }

    private Turn output(ToolCall call) {
        calls.add(call);
        ObjectNode document = failures.getOrDefault(call.tool(), evidence(call.tool()));
        return new Turn.ToolOutput(
                call.id(),
                call.tool(),
                "<evidence-0a1b>\n" + Json.text(document) + "\n</evidence-0a1b>");
    }

    private ObjectNode evidence(String tool) {
        try {
            String text = Files.readString(Path.of("src/test/resources/evidence", tool + ".json"));
            ObjectNode document = (ObjectNode) Json.parse(text);
            return document.put("evidence", "E" + calls.size()).put("tool", tool);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
