package dev.dbguild.app;

import dev.dbguild.agent.Event;
import dev.dbguild.agent.ProblemReport;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.Usage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One line in the log when a run ends, and at debug level one for each tool call. Never a question, argument or value.
final class RunLog implements Consumer<RunEvent> {
    private static final Logger LOG = Logger.getLogger("dbguild.run");
    private final Map<String, Subject> subjects = new ConcurrentHashMap<>();

    private record Subject(String agent, String target) {}

    @Override
    public void accept(RunEvent event) {
        String run = event.run();
        switch (event.event()) {
            case Event.RunStarted started -> begun(run, started.target());
            case Event.Routed(var route) ->
                    subjects.computeIfPresent(
                            run, (_, subject) -> new Subject(route.agent(), subject.target()));
            case Event.ToolFinished(_, _, var evidence, var took) ->
                    LOG.debugf("run=%s tool=%s outcome=ok ms=%d", run, evidence.tool(), took);
            case Event.ToolFailed failed ->
                    LOG.debugf(
                            "run=%s tool=%s outcome=%s ms=%d",
                            run, failed.tool(), failed.problem().code(), failed.milliseconds());
            case Event.RunFinished finished -> ended(run, finished);
            case Event.StepStarted _,
                    Event.ModelCalled _,
                    Event.ModelAnswered _,
                    Event.ToolCalled _,
                    Event.Delegated _,
                    Event.DelegateFinished _,
                    Event.AnswerDelta _,
                    Event.Answered _ -> {}
        }
    }

    private void begun(String run, @Nullable String target) {
        subjects.put(run, new Subject("-", target == null ? "-" : target));
    }

    private void ended(String run, Event.RunFinished finished) {
        Subject subject = subjects.getOrDefault(run, new Subject("-", "-"));
        subjects.remove(run);
        Usage usage = finished.usage();
        LOG.infof(
                "run=%s status=%s agent=%s target=%s steps=%d tools=%d tokens=%d ms=%d%s",
                run,
                finished.status().id(),
                subject.agent(),
                subject.target(),
                usage.steps(),
                usage.toolCalls(),
                usage.inputTokens() + usage.outputTokens(),
                usage.milliseconds(),
                problem(finished.problem()));
    }

    private static String problem(@Nullable ProblemReport problem) {
        return problem == null ? "" : " problem=" + problem.code();
    }
}
