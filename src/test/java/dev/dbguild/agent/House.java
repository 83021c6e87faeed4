package dev.dbguild.agent;

import dev.dbguild.definition.Agent;
import dev.dbguild.definition.Delegation;
import dev.dbguild.definition.Dialect;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.Prompt;
import dev.dbguild.definition.Stage;
import dev.dbguild.delegation.Handoffs;
import dev.dbguild.delegation.Router;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.Targets;
import dev.dbguild.tool.gate.Masking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small guild with one target, a scripted model and scripted tools.
final class House {
    static final String ASK = "why is the shop slow?";
    final ScriptedModel model = new ScriptedModel();
    final ScriptedTools tools = new ScriptedTools();
    final InMemoryRunStore store = new InMemoryRunStore();
    final List<RunEvent> observed = Collections.synchronizedList(new ArrayList<>());
    private final List<Agent> agents = new ArrayList<>();
    private final List<Delegation> delegations = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Limits limits = Limits.DEFAULT;

    House agent(String id) {
        agents.add(
                new Agent(
                        id,
                        "The " + id,
                        id + ".md",
                        Dialect.PLAIN,
                        Stage.NONE,
                        "knows about " + id,
                        "en",
                        null,
                        List.of("sizes", "queries", "plans"),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "I am " + id + " and {braces} stay.",
                        Map.of()));
        return this;
    }

    House handsOver(String from, String to) {
        return handsOver(from, to, "consult");
    }

    House handsOver(String from, String to, String mode) {
        delegations.add(
                new Delegation(
                        from + "-to-" + to,
                        from + "-to-" + to + ".yaml",
                        from,
                        "when " + from + " needs " + to,
                        "true",
                        List.of(new Delegation.Choice(to, null)),
                        "please look at {question}",
                        Map.of("question", "question"),
                        mode,
                        3));
        return this;
    }

    House limits(Limits limits) {
        this.limits = limits;
        return this;
    }

    Runs runs() {
        return runs(store);
    }

    Runs runs(RunStore store) {
        Guild guild = guild();
        return new Runs(
                new Workshop(
                        () -> guild,
                        new Targets(
                                List.of(
                                        new Target(
                                                "demo",
                                                "postgresql",
                                                "jdbc:postgresql://localhost/demo",
                                                null,
                                                null,
                                                "a shop"))),
                        new Router(),
                        new Handoffs(),
                        _ -> model,
                        tools,
                        store,
                        limits,
                        Masking.LITERALS_AND_SAMPLES,
                        List.of(observed::add),
                        threads));
    }

    private Guild guild() {
        return new Guild("0123456789ab", agents, List.of(), delegations, prompts(), List.of());
    }

    private static List<Prompt> prompts() {
        return Map.of(
                        Notes.SYSTEM, "You are {name}.",
                        Notes.CONTRIBUTION, "## {name}\n\n{text}",
                        Notes.HANDED_OVER, "{from} asks: {message}\n\nThe question: {question}",
                        Notes.HANDOFF_OPEN, "Open for {to}: {message}",
                        Notes.HANDOFF_FAILED, "{name} failed: {problem}",
                        Notes.UNPROVEN_FIGURES, "Unproven: {figures}")
                .entrySet()
                .stream()
                .map(entry ->
                        new Prompt(
                                entry.getKey(),
                                "en",
                                "prompts/en/" + entry.getKey() + ".md",
                                entry.getValue()))
                .toList();
    }

    /// A request that names the agent, so that no test of the loop depends on routing.
    static RunRequest ask(String agent) {
        return new RunRequest(ASK, agent, null, List.of(), null, null);
    }

    static RunRequest askAboutDemo(String agent) {
        return new RunRequest(ASK, agent, "demo", List.of(), null, null);
    }
}
