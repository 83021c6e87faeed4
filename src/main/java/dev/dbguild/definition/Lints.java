package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.Delegation.Choice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Checks the graph of delegations: targets nobody staffs, self-edges, cycles, agents nothing leads to, bindings nobody documents.
final class Lints {
    private final List<Agent> agents;
    private final List<Delegation> delegations;
    private final Function<String, Notes> notes;
    private final Set<String> ids;

    Lints(List<Agent> agents, List<Delegation> delegations, Function<String, Notes> notes) {
        this.agents = agents;
        this.delegations = delegations;
        this.notes = notes;
        this.ids = agents.stream().map(Agent::id).collect(Collectors.toCollection(TreeSet::new));
    }

    void tell() {
        agents.forEach(agent -> agent.delegations().forEach(d -> tellDocumented(agent, d)));
        delegations.forEach(this::tellBinding);
        agents.forEach(this::tellUnreachable);
        tellCycles();
    }

    private void tellDocumented(Agent agent, DocumentedDelegation documented) {
        Notes of = notes.apply(agent.file());
        Spot at = Spot.line(documented.line());
        for (String target : documented.targets()) {
            if (target.equals(agent.id())) {
                of.warning(at, "the agent delegates to itself", "name another agent");
            } else if (!ids.contains(target)) {
                of.warning(
                        at,
                        "no agent has the id '" + target + "'" + Nearest.hint(target, ids),
                        "add such an agent; until then the handoff comes back open");
            }
        }
        if (!documented.bound() && !documented.placeholders().isEmpty()) {
            of.info(
                    at,
                    "nothing fills "
                            + braces(documented.placeholders())
                            + ": no file in delegations/ binds '"
                            + documented.trigger()
                            + "'",
                    "write delegations/" + agent.id() + "-" + first(documented) + ".yaml");
        }
    }

    private static String first(DocumentedDelegation documented) {
        return documented.targets().isEmpty() ? "target" : documented.targets().getFirst();
    }

    private static String braces(List<String> names) {
        return names.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "));
    }

    private void tellBinding(Delegation delegation) {
        Notes of = notes.apply(delegation.file());
        Agent from =
                agents.stream()
                        .filter(a -> a.id().equals(delegation.from()))
                        .findFirst()
                        .orElse(null);
        if (from == null) {
            of.error(
                    Spot.FILE,
                    "no agent has the id '"
                            + delegation.from()
                            + "', which 'from' names"
                            + Nearest.hint(delegation.from(), ids),
                    "use one of: " + String.join(", ", ids));
        } else {
            tellUndocumented(delegation, from, of);
        }
        delegation.choices().forEach(choice -> tellChoice(delegation, choice, of));
    }

    private void tellChoice(Delegation delegation, Choice choice, Notes of) {
        if (choice.agent().equals(delegation.from())) {
            of.error(Spot.FILE, "the agent delegates to itself", "name another agent");
        } else if (!ids.contains(choice.agent())) {
            of.warning(
                    Spot.FILE,
                    "no agent has the id '"
                            + choice.agent()
                            + "'"
                            + Nearest.hint(choice.agent(), ids),
                    "add such an agent; until then the handoff comes back open");
        }
    }

    private static void tellUndocumented(Delegation delegation, Agent from, Notes of) {
        DocumentedDelegation documented =
                from.delegations().stream()
                        .filter(d -> Bindings.binds(delegation, from.id(), d))
                        .findFirst()
                        .orElse(null);
        if (documented == null) {
            of.warning(
                    Spot.FILE,
                    "'"
                            + from.file()
                            + "' documents no delegation with this trigger or these targets",
                    "document it there, or use the trigger as it stands there");
        } else if (!Bindings.same(documented.handoff(), delegation.handoff())) {
            of.warning(
                    Spot.FILE,
                    "the handoff differs from the one '" + from.file() + "' documents",
                    "use the same text: " + documented.handoff());
        }
    }

    /// Nothing for the router to go by, and nobody who delegates to it.
    private void tellUnreachable(Agent agent) {
        boolean known =
                !agent.description().isBlank()
                        || !agent.whenToUse().isEmpty()
                        || !agent.examples().isEmpty()
                        || !agent.sections().isEmpty();
        boolean targeted =
                agents.stream()
                        .flatMap(other -> other.delegations().stream())
                        .anyMatch(d -> d.targets().contains(agent.id()));
        if (!known && !targeted) {
            notes.apply(agent.file())
                    .warning(
                            Spot.FILE,
                            "nothing leads to this agent: it says nothing about itself and nobody"
                                    + " delegates to it",
                            "add 'description:' with what it does and when to use it");
        }
    }

    private void tellCycles() {
        Map<String, Agent> byId = new TreeMap<>();
        agents.forEach(agent -> byId.put(agent.id(), agent));
        for (List<String> cycle : Cycles.of(edges())) {
            Agent first = byId.get(cycle.getFirst());
            if (first != null) {
                notes.apply(first.file())
                        .info(
                                Spot.FILE,
                                "delegations go round: " + String.join(" → ", cycle),
                                "nothing to do; no run visits an agent twice on one path");
            }
        }
    }

    private Map<String, Set<String>> edges() {
        Map<String, Set<String>> edges = new TreeMap<>();
        for (Agent agent : agents) {
            Set<String> targets = new TreeSet<>();
            agent.delegations().forEach(d -> targets.addAll(d.targets()));
            targets.retainAll(ids);
            targets.remove(agent.id());
            edges.put(agent.id(), targets);
        }
        return edges;
    }
}
