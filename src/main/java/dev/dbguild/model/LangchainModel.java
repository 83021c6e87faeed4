package dev.dbguild.model;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.agent.Model;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// Any langchain4j chat model as the loop's model.
///
/// Text that comes in parts is handed on in the thread that asked. An overloaded endpoint is asked again while none of
/// its answer has been handed on; nothing waits longer than the configured time-out.
record LangchainModel(StreamingChatModel chat, ModelSettings settings, Patience patience)
        implements Model {
    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<String> partial) {
        ChatRequest request = Messages.request(prompt);
        Instant deadline = Instant.now().plus(settings.timeout());
        for (int attempt = 1; ; attempt++) {
            try {
                return Replies.of(ask(request, deadline, partial), settings);
            } catch (Problem problem) {
                if (problem.code() != Code.MODEL_OVERLOADED || attempt >= patience.attempts()) {
                    throw problem;
                }
                pause(attempt, deadline, problem);
            }
        }
    }

    private ChatResponse ask(ChatRequest request, Instant deadline, Consumer<String> partial) {
        Listening listening = new Listening(settings, deadline);
        try {
            chat.chat(request, listening);
        } catch (RuntimeException e) {
            throw Failures.of(e, settings);
        }
        return listening.untilComplete(partial);
    }

    private void pause(int attempt, Instant deadline, Problem problem) {
        Duration pause = patience.before(attempt);
        if (Instant.now().plus(pause).isAfter(deadline)) {
            throw problem;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw Failures.interrupted();
        }
    }
}
