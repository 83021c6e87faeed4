package dev.dbguild.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.delegation.Handoff;
import dev.dbguild.delegation.Route;
import dev.dbguild.tool.Evidence;
import org.jspecify.annotations.Nullable;

/// Something that happened in a run. The append-only stream of events feeds every surface; a [Run] is their sum.
///
/// `agent` is who it happened to: the agent that answers, or a delegate it consulted.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.RunStarted.class, name = "run.started"),
    @JsonSubTypes.Type(value = Event.Routed.class, name = "route"),
    @JsonSubTypes.Type(value = Event.StepStarted.class, name = "step.started"),
    @JsonSubTypes.Type(value = Event.ModelCalled.class, name = "model.called"),
    @JsonSubTypes.Type(value = Event.ModelAnswered.class, name = "model.answered"),
    @JsonSubTypes.Type(value = Event.ToolCalled.class, name = "tool.called"),
    @JsonSubTypes.Type(value = Event.ToolFinished.class, name = "tool.finished"),
    @JsonSubTypes.Type(value = Event.ToolFailed.class, name = "tool.failed"),
    @JsonSubTypes.Type(value = Event.Delegated.class, name = "delegate"),
    @JsonSubTypes.Type(value = Event.DelegateFinished.class, name = "delegate.finished"),
    @JsonSubTypes.Type(value = Event.AnswerDelta.class, name = "answer.delta"),
    @JsonSubTypes.Type(value = Event.Answered.class, name = "answer"),
    @JsonSubTypes.Type(value = Event.RunFinished.class, name = "run.finished"),
})
public sealed interface Event {
    record RunStarted(String question, @Nullable String target, String language, String guild)
            implements Event {}

    record Routed(Route route) implements Event {}

    /// @param number 1 for the first turn of `agent`
    record StepStarted(String agent, int number) implements Event {}

    record ModelCalled(String agent, String model) implements Event {}

    /// @param milliseconds until the model's whole reply
    record ModelAnswered(
            String agent, String model, long inputTokens, long outputTokens, long milliseconds)
            implements Event {}

    record ToolCalled(String agent, String callId, String tool, JsonNode arguments)
            implements Event {}

    record ToolFinished(String agent, String callId, Evidence evidence, long milliseconds)
            implements Event {}

    record ToolFailed(
            String agent, String callId, String tool, ProblemReport problem, long milliseconds)
            implements Event {}

    record Delegated(Handoff handoff) implements Event {}

    /// @param contribution what the delegate said, null when it said nothing
    record DelegateFinished(Handoff handoff, @Nullable String contribution) implements Event {}

    record AnswerDelta(String agent, String text) implements Event {}

    record Answered(String agent, String text) implements Event {}

    record RunFinished(RunStatus status, Usage usage, @Nullable ProblemReport problem)
            implements Event {}
}
