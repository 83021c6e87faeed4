package dev.dbguild.cli;

import dev.dbguild.definition.Agent;
import java.util.List;

/// An agent for people: what it is for, what it may use, whom it hands over to, and where its knowledge is.
final class AgentText {
    private AgentText() {}

    static String of(Agent agent) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s  (%s, %s, %s)%n"
                        .formatted(
                                agent.id(), agent.file(), agent.dialect().id(), agent.language()));
        text.append(agent.description()).append('\n');
        list(text, "When to use", agent.whenToUse());
        list(text, "Tools", agent.tools());
        list(
                text,
                "Examples",
                agent.examples().stream()
                        .map(example -> example.context() + ": " + example.scenario())
                        .toList());
        list(text, "Delegations", agent.delegations().stream().map(AgentText::delegation).toList());
        list(
                text,
                "Sections",
                agent.sections().stream()
                        .map(section -> String.join(" › ", section.path()))
                        .toList());
        return text.toString().stripTrailing();
    }

    private static String delegation(Agent.DocumentedDelegation delegation) {
        return "%s → %s%s"
                .formatted(
                        delegation.trigger(),
                        delegation.target(),
                        delegation.bound() ? "" : " (unbound)");
    }

    private static void list(StringBuilder text, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(heading).append('\n');
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }
}
