package dev.dbguild.api.rest;

import dev.dbguild.definition.Agent;
import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.Delegation;
import dev.dbguild.definition.Guild;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who consults whom: the document `dbguild/delegations/1`.
///
/// @param guild version hash of the guild it was read from
record DelegationGraph(String schema, String guild, List<Node> nodes, List<Edge> edges) {

    /// @param staffed whether an agent of this id exists; an edge to one that does not ends in an open handoff
    record Node(String id, @Nullable String name, boolean staffed) {}

    /// @param when CEL over the run's facts, null for an unbound delegation
    /// @param mode `consult` or `transfer`, null for an unbound delegation
    record Edge(
            String from,
            String to,
            String trigger,
            String handoff,
            boolean bound,
            @Nullable String when,
            @Nullable String mode) {}

    static DelegationGraph of(Guild guild) {
        List<Edge> edges = guild.agents().stream().flatMap(agent -> edges(agent, guild)).toList();
        return new DelegationGraph(
                "dbguild/delegations/1", guild.version(), nodes(guild, edges), edges);
    }

    private static List<Node> nodes(Guild guild, List<Edge> edges) {
        Stream<String> ids =
                Stream.concat(guild.agents().stream().map(Agent::id), edges.stream().map(Edge::to));
        return ids.distinct().map(id -> node(id, guild.findAgent(id))).toList();
    }

    private static Node node(String id, Optional<Agent> agent) {
        return new Node(id, agent.map(Agent::name).orElse(null), agent.isPresent());
    }

    private static Stream<Edge> edges(Agent agent, Guild guild) {
        return agent.delegations().stream()
                .flatMap(documented -> edges(agent, documented, guild.delegations()));
    }

    private static Stream<Edge> edges(
            Agent agent, DocumentedDelegation documented, List<Delegation> bindings) {
        Optional<Delegation> binding =
                bindings.stream()
                        .filter(file -> file.from().equals(agent.id()))
                        .filter(file -> file.trigger().equals(documented.trigger()))
                        .findFirst();
        return documented.targets().stream()
                .map(target ->
                        new Edge(
                                agent.id(),
                                target,
                                documented.trigger(),
                                documented.handoff(),
                                documented.bound(),
                                binding.map(Delegation::when).orElse(null),
                                binding.map(Delegation::mode).orElse(null)));
    }
}
