package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;

/// What is missing in one agent file.
final class AgentFaults {
    private AgentFaults() {}

    static void tell(AgentDraft agent, HeadFields fields, Notes notes) {
        tellName(agent, fields, notes);
        if (agent.description().isBlank()) {
            notes.warning(
                    fields.spot("description"),
                    "the agent has no description, so the router knows it by name only",
                    "add 'description:' with what it does and when to use it");
        }
        if (agent.body().isBlank()) {
            notes.warning(
                    Spot.FILE,
                    "the agent has a head but no text",
                    "write what it knows and how it works below the head");
        }
        agent.delegations().forEach(delegation -> tellDelegation(delegation, notes));
    }

    private static void tellName(AgentDraft agent, HeadFields fields, Notes notes) {
        boolean byFile = agent.dialect() == Dialect.PLAIN || agent.dialect() == Dialect.FOREIGN;
        if (!byFile && fields.text("name").isEmpty()) {
            notes.warning(
                    fields.spot("name"),
                    "the agent has no name; its file's name is used",
                    "add 'name: " + agent.id() + "' to the head");
        }
    }

    private static void tellDelegation(DocumentedDelegation delegation, Notes notes) {
        if (delegation.targets().isEmpty() && !delegation.target().isBlank()) {
            notes.error(
                    Spot.line(delegation.line()),
                    "the target '" + delegation.target() + "' names no agent",
                    "write the id of an agent");
        }
    }
}
