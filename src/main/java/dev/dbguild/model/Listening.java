package dev.dbguild.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings what an endpoint's threads report to the thread that waits for the reply, in order, until a deadline.
final class Listening implements StreamingChatResponseHandler {
    private sealed interface Signal {
        record Part(String text) implements Signal {}

        record Complete(ChatResponse response) implements Signal {}

        record Failed(Throwable error) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final ModelSettings settings;
    private final Instant deadline;
    private volatile @Nullable StreamingHandle stream;

    Listening(ModelSettings settings, Instant deadline) {
        this.settings = settings;
        this.deadline = deadline;
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        stream = context.streamingHandle();
        onPartialResponse(part.text());
    }

    @Override
    public void onPartialResponse(String text) {
        signals.add(new Signal.Part(text));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        signals.add(new Signal.Complete(response));
    }

    @Override
    public void onError(Throwable error) {
        signals.add(new Signal.Failed(error));
    }

    /// The whole response; hands its parts to `partial` on the way.
    ChatResponse untilComplete(Consumer<String> partial) {
        while (true) {
            switch (next()) {
                case Signal.Part part -> partial.accept(part.text());
                case Signal.Complete complete -> {
                    return complete.response();
                }
                case Signal.Failed failed -> throw Failures.of(failed.error(), settings);
            }
        }
    }

    private Signal next() {
        try {
            long left = Duration.between(Instant.now(), deadline).toMillis();
            Signal signal = signals.poll(Math.max(left, 0), TimeUnit.MILLISECONDS);
            if (signal == null) {
                stop();
                throw Failures.silent(settings);
            }
            return signal;
        } catch (InterruptedException e) {
            stop();
            throw Failures.interrupted();
        }
    }

    private void stop() {
        StreamingHandle open = stream;
        if (open != null && !open.isCancelled()) {
            open.cancel();
        }
    }
}
