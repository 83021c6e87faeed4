package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.Agent;
import dev.dbguild.delegation.Handoff;
import dev.dbguild.delegation.Handoffs;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands over to a colleague as a documented delegation says, unless a guard holds it back.
///
/// Nobody is asked twice in one chain, so that A → B → C → A cannot be; chains and the number of handoffs are
/// limited. Whatever becomes of a handoff is in the events and in the run. A delegate that fails never takes the
/// answer of its caller with it.
final class FollowHandoff {
    private final RunScope run;
    private final HoldTheFloor floors;

    FollowHandoff(RunScope run, HoldTheFloor floors) {
        this.run = run;
        this.floors = floors;
    }

    void follow(Floor from, Handoffs.Fired fired) {
        Handoff handoff = fired.from(from.agent().id());
        Optional<Agent> delegate = run.guild().findAgent(fired.to());
        if (delegate.isEmpty()) {
            settled(handoff.as(Handoff.Status.OPEN));
            from.append(
                    run.notes()
                            .say(
                                    Notes.HANDOFF_OPEN,
                                    Map.of("to", handoff.to(), "message", handoff.message())));
        } else if (isHeldBack(from, fired)) {
            settled(handoff.as(Handoff.Status.REFUSED));
        } else {
            consult(from, delegate.get(), handoff, fired.maxSteps());
        }
    }

    private boolean isHeldBack(Floor from, Handoffs.Fired fired) {
        return from.chain().contains(fired.to())
                || run.budget().spent().isPresent()
                || !run.budget().takeHandoff(from.chain().size());
    }

    private void consult(Floor from, Agent delegate, Handoff handoff, int maxSteps) {
        run.journal().append(new Event.Delegated(handoff));
        Floor floor = new OpenFloor(run).delegate(from, delegate, handoff, maxSteps);
        String contribution;
        try {
            contribution = floors.speak(floor);
        } catch (Problem problem) {
            failed(from, floor, handoff, problem);
            return;
        }
        finished(handoff.as(Handoff.Status.ANSWERED), contribution);
        switch (handoff.mode()) {
            case CONSULT ->
                    from.append(
                            run.notes()
                                    .say(
                                            Notes.CONTRIBUTION,
                                            Map.of(
                                                    "name", delegate.name(),
                                                    "trigger", handoff.trigger(),
                                                    "text", contribution)));
            case TRANSFER -> from.say(contribution);
        }
    }

    private void failed(Floor from, Floor delegate, Handoff handoff, Problem problem) {
        finished(handoff.as(Handoff.Status.FAILED), delegate.said());
        if (problem.code() == Code.CANCELLED) {
            throw problem;
        }
        from.append(
                run.notes()
                        .say(
                                Notes.HANDOFF_FAILED,
                                Map.of(
                                        "name", delegate.agent().name(),
                                        "problem", problem.what())));
    }

    private void settled(Handoff handoff) {
        run.journal().append(new Event.Delegated(handoff));
        finished(handoff, null);
    }

    private void finished(Handoff handoff, @Nullable String contribution) {
        run.journal().append(new Event.DelegateFinished(handoff, contribution));
    }
}
