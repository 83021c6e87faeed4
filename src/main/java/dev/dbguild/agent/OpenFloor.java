package dev.dbguild.agent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.definition.Agent;
import dev.dbguild.delegation.Handoff;
import dev.dbguild.engine.Target;
import dev.dbguild.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gives an agent the floor: writes the prompt it begins with.
///
/// The system text is the `system` preamble in the answer's language, the agent's body between `<agent>` tags, and
/// the situation as one line of JSON between `<context>` tags, always last:
/// `{"agent":…,"language":"en","target":…,"targets":[{"name":…,"engine":…,"description":…}],"handoff":{"from":…,"trigger":…,"message":…}}`,
/// where `target` and `handoff` may be missing. The first user turn is the question as it was asked, followed by
/// each attached file in its fence. A delegate's is `handed-over` with the handoff's message, and it sees what was
/// measured before it came as if it had called the tools itself.
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
                prompt(agent, null, List.of(new Model.Turn.User(withFiles(question())))));
    }

    /// The floor for a delegate of `from`.
    Floor delegate(Floor from, Agent agent, Handoff handoff, int maxSteps) {
        String message =
                run.notes()
                        .say(
                                Notes.HANDED_OVER,
                                Map.of(
                                        "from", from.agent().name(),
                                        "message", handoff.message(),
                                        "question", question()));
        List<Model.Turn> turns = new ArrayList<>();
        turns.add(new Model.Turn.User(withFiles(message)));
        turns.addAll(measuredBefore(agent));
        return new Floor(
                agent,
                Stream.concat(from.chain().stream(), Stream.of(agent.id())).toList(),
                maxSteps,
                prompt(agent, handoff, turns));
    }

    private Model.Prompt prompt(Agent agent, @Nullable Handoff handoff, List<Model.Turn> turns) {
        return new Model.Prompt(
                system(agent, handoff),
                turns,
                run.workshop().tools().offers(run.guild(), agent.tools()));
    }

    private String system(Agent agent, @Nullable Handoff handoff) {
        return run.notes().say(Notes.SYSTEM, Map.of("name", agent.name()))
                + "\n\n<agent>\n"
                + agent.body().strip()
                + "\n</agent>\n\n<context>\n"
                + Json.text(context(agent, handoff))
                + "\n</context>";
    }

    private ObjectNode context(Agent agent, @Nullable Handoff handoff) {
        ObjectNode context = Json.MAPPER.createObjectNode();
        context.put("agent", agent.id());
        context.put("language", run.route().language());
        if (run.request().target() != null) {
            context.put("target", run.request().target());
        }
        ArrayNode targets = context.putArray("targets");
        for (Target target : run.workshop().targets().all()) {
            targets.addObject()
                    .put("name", target.name())
                    .put("engine", target.engine())
                    .put("description", target.description());
        }
        if (handoff != null) {
            context.putObject("handoff")
                    .put("from", handoff.from())
                    .put("trigger", handoff.trigger())
                    .put("message", handoff.message());
        }
        return context;
    }

    private String question() {
        return run.request().question();
    }

    private String withFiles(String text) {
        return Stream.concat(
                        Stream.of(text), run.request().files().stream().map(run.fence()::around))
                .collect(Collectors.joining("\n\n"));
    }

    private List<Model.Turn> measuredBefore(Agent agent) {
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
                        measured.stream().map(entry -> output(entry, agent)))
                .toList();
    }

    private Model.Turn output(Ledger.Entry.Measured entry, Agent agent) {
        return new Model.Turn.ToolOutput(
                entry.call().id(), entry.call().tool(), run.told(entry.evidence(), agent));
    }
}
