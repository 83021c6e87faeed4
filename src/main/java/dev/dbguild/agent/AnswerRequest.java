package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import org.jspecify.annotations.Nullable;

/// Handles one request from its route to its end: the agent speaks, and however it ends the run says so.
final class AnswerRequest {
    private static final System.Logger LOG = System.getLogger(AnswerRequest.class.getName());
    private final RunScope run;

    AnswerRequest(RunScope run) {
        this.run = run;
    }

    /// Never fails: a run that does is one that says why.
    Run answer() {
        Floor floor = null;
        Problem problem = null;
        try {
            run.journal().append(new Event.Routed(run.route()));
            floor = new OpenFloor(run).first(run.guild().agent(run.route().agent()));
            new HoldTheFloor(run).speak(floor);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            problem = Patience.asProblem(e);
            logged(problem);
        }
        finish(floor, problem);
        return run.journal().run();
    }

    private void finish(@Nullable Floor floor, @Nullable Problem problem) {
        String said = floor == null ? null : floor.said();
        if (floor != null && said != null) {
            kept(new Event.Answered(floor.agent().id(), said));
        }
        kept(
                new Event.RunFinished(
                        status(problem),
                        run.budget().usage(),
                        problem == null ? null : ProblemReport.of(problem)));
    }

    private RunStatus status(@Nullable Problem problem) {
        if (problem == null) {
            return RunStatus.COMPLETED;
        }
        return problem.code() == Code.CANCELLED
                ? run.budget().stopped().getNow(RunStatus.CANCELLED)
                : RunStatus.FAILED;
    }

    private void kept(Event event) {
        try {
            run.journal().append(event);
        } catch (Problem e) {
            logged(e);
        }
    }

    private void logged(Problem problem) {
        if (problem.code() == Code.INTERNAL) {
            LOG.log(System.Logger.Level.ERROR, "run '" + run.journal().id() + "'", problem);
        }
    }
}
