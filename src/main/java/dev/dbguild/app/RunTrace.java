package dev.dbguild.app;

import dev.dbguild.agent.Event;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.delegation.Handoff;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The open spans of one run. Told its events one after the other.
final class RunTrace {
    private final Tracer tracer;
    private final Span run;
    private final Map<String, Span> agents = new HashMap<>();
    private final Map<String, Span> steps = new HashMap<>();
    private final Map<String, Span> chats = new HashMap<>();
    private final Map<String, Span> tools = new HashMap<>();

    RunTrace(Tracer tracer, RunEvent first, Event.RunStarted started) {
        this.tracer = tracer;
        this.run =
                tracer.spanBuilder(GenAi.INVOKE_AGENT)
                        .setStartTimestamp(first.at())
                        .setAttribute(GenAi.OPERATION, GenAi.INVOKE_AGENT)
                        .setAttribute(GenAi.RUN, first.run())
                        .setAttribute(GenAi.AGENT_VERSION, started.guild())
                        .startSpan();
        if (started.target() != null) {
            run.setAttribute(GenAi.TARGET, started.target());
        }
    }

    void tell(RunEvent told) {
        Instant at = told.at();
        switch (told.event()) {
            case Event.Routed(var route) -> routed(route.agent());
            case Event.StepStarted(var agent, var number) -> step(agent, number, at);
            case Event.ModelCalled(var agent, var model) -> chat(agent, model, at);
            case Event.ModelAnswered answered -> answered(answered, at);
            case Event.ToolCalled called -> tool(called, at);
            case Event.ToolFinished(_, var call, _, _) -> end(tools.remove(call), null, at);
            case Event.ToolFailed failed ->
                    end(tools.remove(failed.callId()), failed.problem().code(), at);
            case Event.Delegated(var handoff) -> delegated(handoff, at);
            case Event.DelegateFinished(var handoff, _) -> returned(handoff, at);
            case Event.RunFinished finished -> finished(finished, at);
            case Event.RunStarted _, Event.AnswerDelta _, Event.Answered _ -> {}
        }
    }

    private void routed(String agent) {
        run.updateName(GenAi.INVOKE_AGENT + " " + agent);
        run.setAttribute(GenAi.AGENT, agent);
        agents.put(agent, run);
    }

    private void step(String agent, int number, Instant at) {
        end(steps.remove(agent), null, at);
        steps.put(
                agent,
                child("step " + number, agents.getOrDefault(agent, run), at)
                        .setAttribute(GenAi.AGENT, agent)
                        .setAttribute(GenAi.STEP, number));
    }

    private void chat(String agent, String model, Instant at) {
        end(
                chats.put(
                        agent,
                        child(GenAi.CHAT + " " + model, steps.getOrDefault(agent, run), at)
                                .setAttribute(GenAi.OPERATION, GenAi.CHAT)
                                .setAttribute(GenAi.MODEL, model)),
                null,
                at);
    }

    private void answered(Event.ModelAnswered answered, Instant at) {
        Span chat = chats.remove(answered.agent());
        if (chat != null) {
            chat.setAttribute(GenAi.INPUT_TOKENS, answered.inputTokens());
            chat.setAttribute(GenAi.OUTPUT_TOKENS, answered.outputTokens());
        }
        end(chat, null, at);
    }

    private void tool(Event.ToolCalled called, Instant at) {
        Span parent = steps.getOrDefault(called.agent(), run);
        tools.put(
                called.callId(),
                child(GenAi.EXECUTE_TOOL + " " + called.tool(), parent, at)
                        .setAttribute(GenAi.OPERATION, GenAi.EXECUTE_TOOL)
                        .setAttribute(GenAi.TOOL, called.tool())
                        .setAttribute(GenAi.TOOL_CALL, called.callId()));
    }

    private void delegated(Handoff handoff, Instant at) {
        Span parent = agents.getOrDefault(handoff.from(), run);
        agents.put(
                handoff.to(),
                child(GenAi.INVOKE_AGENT + " " + handoff.to(), parent, at)
                        .setAttribute(GenAi.OPERATION, GenAi.INVOKE_AGENT)
                        .setAttribute(GenAi.AGENT, handoff.to())
                        .setAttribute(GenAi.TRIGGER, handoff.trigger()));
    }

    private void returned(Handoff handoff, Instant at) {
        end(steps.remove(handoff.to()), null, at);
        Span delegate = agents.remove(handoff.to());
        boolean failed = handoff.status() == Handoff.Status.FAILED;
        end(delegate, failed ? handoff.status().id() : null, at);
    }

    private void finished(Event.RunFinished finished, Instant at) {
        tools.values().forEach(span -> end(span, null, at));
        chats.values().forEach(span -> end(span, null, at));
        steps.values().forEach(span -> end(span, null, at));
        agents.values().stream().filter(span -> span != run).forEach(span -> end(span, null, at));
        run.setAttribute(GenAi.STATUS, finished.status().id());
        end(run, finished.problem() == null ? null : finished.problem().code(), at);
    }

    private Span child(String name, Span parent, Instant at) {
        return tracer.spanBuilder(name)
                .setParent(Context.root().with(parent))
                .setStartTimestamp(at)
                .startSpan();
    }

    private static void end(@Nullable Span span, @Nullable String error, Instant at) {
        if (span == null) {
            return;
        }
        if (error != null) {
            span.setAttribute(GenAi.ERROR, error);
            span.setStatus(StatusCode.ERROR);
        }
        span.end(at);
    }
}
