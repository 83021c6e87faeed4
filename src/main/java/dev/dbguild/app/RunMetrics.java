package dev.dbguild.app;

import dev.dbguild.Code;
import dev.dbguild.agent.Event;
import dev.dbguild.agent.RunEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Counts and times what happens in runs, from their events. Tags have few values: no ids, no texts, no unknown names.
final class RunMetrics implements Consumer<RunEvent> {
    private static final String UNROUTED = "none";
    private static final String UNKNOWN = "unknown";
    private final MeterRegistry registry;
    private final Map<String, String> agents = new ConcurrentHashMap<>();

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gaugeMapSize("dbguild.runs.active", Tags.empty(), agents);
    }

    @Override
    public void accept(RunEvent event) {
        String run = event.run();
        switch (event.event()) {
            case Event.RunStarted _ -> agents.put(run, UNROUTED);
            case Event.Routed(var route) -> agents.put(run, route.agent());
            case Event.ModelAnswered answered -> answered(answered);
            case Event.ToolFinished(_, _, var evidence, var took) ->
                    called(evidence.tool(), "ok", took);
            case Event.ToolFailed failed -> failed(failed);
            case Event.DelegateFinished(var handoff, _) ->
                    registry.counter(
                                    "dbguild.delegations",
                                    Tags.of("from", handoff.from(), "to", handoff.to())
                                            .and("status", handoff.status().id()))
                            .increment();
            case Event.RunFinished finished -> finished(run, finished);
            case Event.StepStarted(var agent, _) ->
                    registry.counter("dbguild.steps", "agent", agent).increment();
            case Event.ModelCalled _,
                    Event.ToolCalled _,
                    Event.Delegated _,
                    Event.AnswerDelta _,
                    Event.Answered _ -> {}
        }
    }

    private void answered(Event.ModelAnswered answered) {
        Tags model = Tags.of("model", answered.model());
        registry.timer("dbguild.model.calls", model)
                .record(Duration.ofMillis(answered.milliseconds()));
        registry.counter("dbguild.model.tokens", model.and("direction", "input"))
                .increment(answered.inputTokens());
        registry.counter("dbguild.model.tokens", model.and("direction", "output"))
                .increment(answered.outputTokens());
    }

    private void failed(Event.ToolFailed failed) {
        boolean unknown = failed.problem().code().equals(Code.UNKNOWN_TOOL.id());
        called(unknown ? UNKNOWN : failed.tool(), failed.problem().code(), failed.milliseconds());
    }

    private void called(String tool, String outcome, long milliseconds) {
        registry.timer("dbguild.tool.calls", "tool", tool, "outcome", outcome)
                .record(Duration.ofMillis(milliseconds));
    }

    private void finished(String run, Event.RunFinished finished) {
        String agent = agents.getOrDefault(run, UNROUTED);
        agents.remove(run);
        registry.timer("dbguild.runs", "agent", agent, "status", finished.status().id())
                .record(Duration.ofMillis(finished.usage().milliseconds()));
    }
}
