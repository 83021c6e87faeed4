package dev.dbguild.model;

import dev.dbguild.Found;
import dev.dbguild.Json;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.Wording;
import dev.dbguild.model.playbook.Conversation;
import dev.dbguild.model.playbook.Move;
import dev.dbguild.model.playbook.Playbook;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The chat model that needs no network and no key: it recognises the question by playbooks and words the answer by
/// prompts. It sees what any model sees, keeps nothing between turns, and always answers the same to the same.
final class BuiltinChatModel implements ChatModel {
    private final Supplier<Guild> guild;
    private final List<Playbook> playbooks = Found.every(Playbook.class);
    private volatile Worded worded = new Worded("", new Wording(List.of()));

    /// The prompts of one guild version.
    private record Worded(String version, Wording wording) {}

    BuiltinChatModel(Supplier<Guild> guild) {
        this.guild = guild;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        Conversation talk = Transcript.of(request);
        return switch (Choice.of(playbooks, talk.question()).next(talk)) {
            case Move.CallTools move -> calls(move, talk);
            case Move.Answer move -> answer(move, talk);
        };
    }

    private static ChatResponse calls(Move.CallTools move, Conversation talk) {
        List<ToolExecutionRequest> requests = new ArrayList<>();
        for (Move.Call call : move.calls()) {
            int number = talk.outcomes().size() + requests.size() + 1;
            requests.add(
                    ToolExecutionRequest.builder()
                            .id(talk.agent() + "-" + number)
                            .name(call.tool())
                            .arguments(Json.text(call.arguments()))
                            .build());
        }
        return response(AiMessage.from(requests), FinishReason.TOOL_EXECUTION);
    }

    private ChatResponse answer(Move.Answer move, Conversation talk) {
        String language = talk.question().language();
        String text = wording().say(move.prompt(), language, move.data());
        if (!talk.failures().isEmpty() && !move.prompt().equals("tool-failed")) {
            List<Map<String, Object>> failures =
                    talk.failures().stream().map(failed -> failed.data()).toList();
            text += "\n\n" + wording().say("not-measured", language, Map.of("failures", failures));
        }
        return response(AiMessage.from(text), FinishReason.STOP);
    }

    private static ChatResponse response(AiMessage message, FinishReason reason) {
        return ChatResponse.builder().aiMessage(message).finishReason(reason).build();
    }

    private Wording wording() {
        Guild now = guild.get();
        Worded ready = worded;
        if (!ready.version.equals(now.version())) {
            ready = new Worded(now.version(), new Wording(now.prompts()));
            worded = ready;
        }
        return ready.wording;
    }
}
