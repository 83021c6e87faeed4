package dev.dbguild.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs the tool calls of one turn side by side and tells the model what each said, in the order of the calls.
///
/// A call that fails goes back to the model as a failure and ends nothing. The same call twice is run once.
final class CallTools {
    private final RunScope run;

    CallTools(RunScope run) {
        this.run = run;
    }

    /// A call on its way to its result.
    private sealed interface Pending {
        ToolCall call();

        record Running(ToolCall call, Patience.Begun<Evidence> begun, long since)
                implements Pending {}

        record Refused(ToolCall call, Problem problem) implements Pending {}

        record Repeated(ToolCall call) implements Pending {}
    }

    void run(Floor floor, Step.CallTools step) {
        List<ToolCall> calls = step.calls().stream().map(call -> prepared(floor, call)).toList();
        floor.add(new Model.Turn.Assistant(step.text(), calls));
        List<Pending> pending = new ArrayList<>();
        for (ToolCall call : calls) {
            pending.add(begin(floor, call, pending));
        }
        for (Pending one : pending) {
            floor.add(output(floor, one.call(), settle(floor, one)));
        }
    }

    /// The call under a free id, on the run's target when the tool takes one and the call names none.
    private ToolCall prepared(Floor floor, ToolCall call) {
        ToolCall named = run.ledger().named(call);
        String target = run.request().target();
        if (target == null
                || !named.arguments().isObject()
                || named.arguments().hasNonNull("target")
                || !floor.takesTarget(named.tool())) {
            return named;
        }
        ObjectNode arguments = named.arguments().deepCopy();
        arguments.put("target", target);
        return new ToolCall(named.id(), named.tool(), arguments);
    }

    private Pending begin(Floor floor, ToolCall call, List<Pending> before) {
        boolean twin = before.stream().anyMatch(other -> Ledger.same(other.call(), call));
        if (twin || run.ledger().find(call).isPresent()) {
            return new Pending.Repeated(call);
        }
        run.journal()
                .append(
                        new Event.ToolCalled(
                                floor.agent().id(), call.id(), call.tool(), call.arguments()));
        Optional<Problem> refusal = refusal(floor, call);
        return refusal.isPresent()
                ? new Pending.Refused(call, refusal.get())
                : new Pending.Running(
                        call,
                        run.patience().begin(() -> run.workshop().tools().run(call, run.guild())),
                        System.nanoTime());
    }

    private Optional<Problem> refusal(Floor floor, ToolCall call) {
        if (!run.budget().takeToolCall()) {
            return Optional.of(Budget.spent("tool calls", run.budget().limits().toolCalls()));
        }
        if (!floor.offers(call.tool())) {
            return Optional.of(
                    new Problem(
                                    Code.UNKNOWN_TOOL,
                                    "'%s' has no tool '%s'"
                                            .formatted(floor.agent().id(), call.tool()),
                                    "call one of the tools that were offered")
                            .with("tool", call.tool()));
        }
        if (!call.arguments().isObject()) {
            return Optional.of(
                    new Problem(
                            Code.BAD_ARGUMENT,
                            "the arguments of '" + call.tool() + "' are not a JSON object",
                            "send an object with the parameters of the tool"));
        }
        return Optional.empty();
    }

    private Ledger.Entry settle(Floor floor, Pending pending) {
        return switch (pending) {
            case Pending.Repeated(var call) -> run.ledger().find(call).orElseThrow();
            case Pending.Refused(var call, var problem) -> failed(floor, call, problem, 0);
            case Pending.Running running -> awaited(floor, running);
        };
    }

    private Ledger.Entry awaited(Floor floor, Pending.Running running) {
        Evidence result;
        try {
            result = run.patience().await(running.begun());
        } catch (Problem problem) {
            return failed(floor, running.call(), problem, millisecondsSince(running.since()));
        }
        return measured(floor, running, result);
    }

    private Ledger.Entry measured(Floor floor, Pending.Running running, Evidence result) {
        Ledger.Entry.Measured entry = run.ledger().measured(running.call(), result);
        run.journal()
                .append(
                        new Event.ToolFinished(
                                floor.agent().id(),
                                running.call().id(),
                                entry.evidence(),
                                millisecondsSince(running.since())));
        return entry;
    }

    private Ledger.Entry failed(Floor floor, ToolCall call, Problem problem, long milliseconds) {
        ProblemReport report = ProblemReport.of(problem);
        run.journal()
                .append(
                        new Event.ToolFailed(
                                floor.agent().id(), call.id(), call.tool(), report, milliseconds));
        return run.ledger().failed(call, report);
    }

    private Model.Turn output(Floor floor, ToolCall call, Ledger.Entry entry) {
        String text =
                switch (entry) {
                    case Ledger.Entry.Measured(_, var evidence) ->
                            run.told(evidence, floor.agent());
                    case Ledger.Entry.Failed(_, var problem) ->
                            run.fence().around(call.tool(), problem);
                };
        return new Model.Turn.ToolOutput(call.id(), call.tool(), text);
    }

    private static long millisecondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
