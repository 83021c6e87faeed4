package dev.dbguild.agent;

import dev.dbguild.finding.Finding;
import dev.dbguild.tool.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Turns events into the run they tell: a [Run] is nothing but the sum of its events.
public final class RunProjection {
    private RunProjection() {}

    /// The run as far as these events tell it.
    ///
    /// @param events of one run, in order, from its first; at least one, a [Event.RunStarted]
    public static Run of(List<RunEvent> events) {
        Run run = null;
        for (RunEvent event : events) {
            run = run == null ? first(event) : after(run, event);
        }
        if (run == null) {
            throw new IllegalArgumentException("a run has at least one event");
        }
        return run;
    }

    /// The run before its first event, as it is put into the store.
    static Run queued(RunEvent first) {
        return new RunChange(first(first)).status(RunStatus.QUEUED).done();
    }

    static Run first(RunEvent first) {
        if (!(first.event() instanceof Event.RunStarted started)) {
            throw new IllegalArgumentException("the first event of a run is run.started");
        }
        return new Run(
                Run.SCHEMA,
                first.run(),
                RunStatus.RUNNING,
                started.question(),
                started.target(),
                null,
                null,
                started.language(),
                null,
                List.of(),
                List.of(),
                List.of(),
                Usage.NONE,
                null,
                started.guild(),
                first.at(),
                null);
    }

    static Run after(Run run, RunEvent next) {
        return switch (next.event()) {
            case Event.Routed(var route) ->
                    new RunChange(run).agent(route.agent()).route(route).done();
            case Event.StepStarted _ -> new RunChange(run).usage(run.usage().plusStep()).done();
            case Event.ModelAnswered answered ->
                    new RunChange(run)
                            .usage(
                                    run.usage()
                                            .plusModelCall(
                                                    answered.inputTokens(),
                                                    answered.outputTokens()))
                            .done();
            case Event.ToolFinished(_, _, var evidence, _) -> measured(run, evidence);
            case Event.ToolFailed _ -> new RunChange(run).usage(run.usage().plusToolCall()).done();
            case Event.DelegateFinished(var handoff, _) ->
                    new RunChange(run).handoffs(plus(run.handoffs(), handoff)).done();
            case Event.Answered(_, var text) -> new RunChange(run).answer(text).done();
            case Event.RunFinished finished -> finished(run, finished, next.at());
            case Event.RunStarted _,
                    Event.ModelCalled _,
                    Event.ToolCalled _,
                    Event.Delegated _,
                    Event.AnswerDelta _ ->
                    run;
        };
    }

    private static Run measured(Run run, Evidence evidence) {
        Set<Finding> findings = new LinkedHashSet<>(run.findings());
        findings.addAll(evidence.findings());
        return new RunChange(run)
                .evidence(plus(run.evidence(), evidence))
                .findings(List.copyOf(findings))
                .usage(run.usage().plusToolCall())
                .done();
    }

    private static Run finished(Run run, Event.RunFinished finished, Instant at) {
        return new RunChange(run)
                .status(finished.status())
                .usage(finished.usage())
                .problem(finished.problem())
                .finishedAt(at)
                .done();
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }

    /// Whether readers of stored runs should see the run anew after this event.
    static boolean changes(Event event) {
        return switch (event) {
            case Event.RunStarted _,
                    Event.Routed _,
                    Event.ToolFinished _,
                    Event.DelegateFinished _,
                    Event.Answered _,
                    Event.RunFinished _ ->
                    true;
            case Event.StepStarted _,
                    Event.ModelCalled _,
                    Event.ModelAnswered _,
                    Event.ToolCalled _,
                    Event.ToolFailed _,
                    Event.Delegated _,
                    Event.AnswerDelta _ ->
                    false;
        };
    }
}
