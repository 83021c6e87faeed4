package dev.dbguild.agent;

import dev.dbguild.definition.Agent;
import dev.dbguild.delegation.Handoff;
import dev.dbguild.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives an agent the floor: writes the prompt it begins with.
///
/// The system text is the `system` preamble in the answer's language with the agent's own text filled in as data. The
/// first user turn is the question as it was asked, followed by each attached file in its fence. A delegate's begins
/// with `handed-over`, which names who asks, and it sees what was measured before it came as if it had called the
/// tools itself.
final class OpenFloor {
    private final RunScope run;

    OpenFloor(RunScope run) {
        this.run = run;
    }

    /// The floor for the agent that was routed to.
    Floor first(Agent agent) {
        return new Floor(
                agent,
                List.of(agent.id()),
                run.budget().limits().steps(),
                prompt(agent, List.of(new Model.Turn.User(withFiles(question())))));
    }

    /// The floor for a delegate of `from`.
    Floor delegate(Floor from, Agent agent, Handoff handoff, int maxSteps) {
        String message =
                run.notes()
                        .say(
                                Notes.HANDED_OVER,
                                Map.of(
                                        "from", handoff.from(),
                                        "to", handoff.to(),
                                        "message", handoff.message(),
                                        "question", question()));
        List<Model.Turn> turns = new ArrayList<>();
        turns.add(new Model.Turn.User(withFiles(message)));
        turns.addAll(measuredBefore());
        return new Floor(
                agent,
                Stream.concat(from.chain().stream(), Stream.of(agent.id())).toList(),
                maxSteps,
                prompt(agent, turns));
    }

    private Model.Prompt prompt(Agent agent, List<Model.Turn> turns) {
        List<Model.ToolOffer> offers = run.workshop().tools().offers(run.guild(), agent.tools());
        return new Model.Prompt(system(agent, offers), turns, offers);
    }

    private String system(Agent agent, List<Model.ToolOffer> offers) {
        String target = run.request().target();
        String tools = offers.stream().map(Model.ToolOffer::name).collect(Collectors.joining(", "));
        return run.notes()
                .say(
                        Notes.SYSTEM,
                        Map.of(
                                "agentId", agent.id(),
                                "agentName", agent.name(),
                                "description", agent.description(),
                                "language", run.route().language(),
                                "target", target == null ? "" : target,
                                "tools", tools,
                                "body", agent.body().strip()));
    }

    private String question() {
        return run.request().question();
    }

    private String withFiles(String text) {
        return Stream.concat(
                        Stream.of(text), run.request().files().stream().map(run.fence()::around))
                .collect(Collectors.joining("\n\n"));
    }

    private List<Model.Turn> measuredBefore() {
        List<Ledger.Entry.Measured> measured =
                run.ledger().entries().stream()
                        .filter(Ledger.Entry.Measured.class::isInstance)
                        .map(Ledger.Entry.Measured.class::cast)
                        .toList();
        if (measured.isEmpty()) {
            return List.of();
        }
        List<ToolCall> calls = measured.stream().map(Ledger.Entry::call).toList();
        return Stream.concat(
                        Stream.<Model.Turn>of(new Model.Turn.Assistant(null, calls)),
                        measured.stream().map(this::output))
                .toList();
    }

    private Model.Turn output(Ledger.Entry.Measured entry) {
        return new Model.Turn.ToolOutput(
                entry.call().id(), entry.call().tool(), run.fence().around(entry.evidence()));
    }
}
