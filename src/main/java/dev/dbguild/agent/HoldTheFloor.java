package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Lets one agent speak until it has answered: turns of its model, the tools it asks for, the colleagues it consults.
final class HoldTheFloor {
    private final RunScope run;
    private final CallTools tools;
    private final FollowHandoff handoffs;

    HoldTheFloor(RunScope run) {
        this.run = run;
        this.tools = new CallTools(run);
        this.handoffs = new FollowHandoff(run, this);
    }

    /// All the agent has to say; fails with the [Problem] that stopped it.
    String speak(Floor floor) {
        while (true) {
            switch (next(floor)) {
                case Step.CallTools step -> tools.run(floor, step);
                case Step.Delegate(var fired) -> handoffs.follow(floor, fired);
                case Step.Answer(var text) -> {
                    return text;
                }
                case Step.Stop(var problem) -> throw problem;
            }
        }
    }

    private Step next(Floor floor) {
        String said = floor.said();
        if (said == null) {
            return run.budget().spent().<Step>map(Step.Stop::new).orElseGet(() -> turn(floor));
        }
        return floor.due().isEmpty()
                ? new Step.Answer(said)
                : new Step.Delegate(floor.due().remove());
    }

    private Step turn(Floor floor) {
        run.budget().takeStep();
        run.journal().append(new Event.StepStarted(floor.agent().id(), floor.takeStep()));
        Model model = run.workshop().models().of(floor.agent());
        Model.Reply reply = reply(floor, model);
        if (!reply.calls().isEmpty()) {
            return floor.hasStepsLeft()
                    ? new Step.CallTools(reply.text(), reply.calls())
                    : new Step.Stop(Budget.spent("steps", floor.maxSteps()));
        }
        if (reply.text() == null || reply.text().isBlank()) {
            return new Step.Stop(nothing(model));
        }
        said(floor, model, reply.text());
        return next(floor);
    }

    private Model.Reply reply(Floor floor, Model model) {
        String agent = floor.agent().id();
        run.journal().append(new Event.ModelCalled(agent, model.name()));
        long since = System.nanoTime();
        AtomicBoolean streamed = new AtomicBoolean();
        Consumer<String> partial =
                text -> {
                    streamed.set(true);
                    run.journal().append(new Event.AnswerDelta(agent, text));
                };
        Model.Prompt prompt = floor.prompt();
        Model.Reply reply =
                run.patience().await(run.patience().begin(() -> model.reply(prompt, partial)));
        answered(floor, model, reply, since);
        if (!streamed.get() && reply.text() != null && reply.calls().isEmpty()) {
            run.journal().append(new Event.AnswerDelta(agent, reply.text()));
        }
        return reply;
    }

    private void answered(Floor floor, Model model, Model.Reply reply, long since) {
        run.budget().takeModelCall(reply.inputTokens(), reply.outputTokens());
        run.journal()
                .append(
                        new Event.ModelAnswered(
                                floor.agent().id(),
                                model.name(),
                                reply.inputTokens(),
                                reply.outputTokens(),
                                (System.nanoTime() - since) / 1_000_000));
    }

    /// Keeps what the agent answered, marks figures nothing vouches for, and asks which delegations now hold.
    private void said(Floor floor, Model model, String text) {
        floor.say(text);
        if (model.wordsFreely()) {
            markFigures(floor, text);
        }
        floor.due()
                .addAll(
                        run.workshop()
                                .handoffs()
                                .fired(run.guild(), floor.agent().id(), run.facts()));
    }

    private void markFigures(Floor floor, String text) {
        List<String> figures =
                new FigureCheck(run.request(), run.ledger().evidence()).unproven(text);
        if (!figures.isEmpty()) {
            String list = String.join(", ", figures);
            floor.append(run.notes().say(Notes.UNPROVEN_FIGURES, Map.of("figures", list)));
        }
    }

    private static Problem nothing(Model model) {
        return new Problem(
                        Code.MODEL_NONSENSE,
                        "model '" + model.name() + "' answered nothing",
                        "ask again, or configure another model")
                .with("model", model.name());
    }
}
