package dev.dbguild.agent;

import dev.dbguild.tool.ToolCall;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The brain the loop talks to; `model` adapts any langchain4j chat model to it. Thread-safe, no state.
public interface Model {
    /// Shown in events and spans: `builtin`, `gpt-5`.
    String name();

    /// One turn. Fails with a `model-…` [dev.dbguild.Problem] and never hangs longer than its configured time-out.
    ///
    /// @param partial receives the answer's text as it comes, in order; may never be called
    Reply reply(Prompt prompt, Consumer<String> partial);

    /// Whether it words answers freely, so that figures it gives are held against the evidence.
    default boolean wordsFreely() {
        return !name().equals("builtin");
    }

    /// Everything the model sees.
    ///
    /// @param tools names of the tools it may call
    record Prompt(String system, List<Turn> turns, List<ToolOffer> tools) {
        public Prompt {
            turns = List.copyOf(turns);
            tools = List.copyOf(tools);
        }
    }

    /// A tool as a model is told of it.
    ///
    /// @param schema JSON Schema of the arguments object
    record ToolOffer(
            String name, String description, com.fasterxml.jackson.databind.JsonNode schema) {}

    /// What was said so far.
    sealed interface Turn {
        record User(String text) implements Turn {}

        record Assistant(@Nullable String text, List<ToolCall> calls) implements Turn {}

        /// A tool's result or failure, fenced: it is data, never instruction.
        record ToolOutput(String callId, String tool, String text) implements Turn {}
    }

    /// What the model wants: an answer when it calls no tools.
    record Reply(@Nullable String text, List<ToolCall> calls, long inputTokens, long outputTokens) {
        public Reply {
            calls = List.copyOf(calls);
        }
    }
}
