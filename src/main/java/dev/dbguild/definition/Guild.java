package dev.dbguild.definition;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import java.util.Optional;

/// The immutable catalogue of agents, tool cards, delegations and prompts.
///
/// @param version hash of the content, first 12 hexadecimal digits of its SHA-256
/// @param diagnostics everything that is wrong or noteworthy about the files, in file and line order
public record Guild(
        String version,
        List<Agent> agents,
        List<ToolCard> tools,
        List<Delegation> delegations,
        List<Prompt> prompts,
        List<Diagnostic> diagnostics) {
    public Guild {
        agents = List.copyOf(agents);
        tools = List.copyOf(tools);
        delegations = List.copyOf(delegations);
        prompts = List.copyOf(prompts);
        diagnostics = List.copyOf(diagnostics);
    }

    public Optional<Agent> findAgent(String id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }

    /// The agent with this id, or [Code#UNKNOWN_AGENT] with the ids there are.
    public Agent agent(String id) {
        return findAgent(id)
                .orElseThrow(() ->
                        new Problem(
                                        Code.UNKNOWN_AGENT,
                                        "no agent has the id '" + id + "'",
                                        "use one of: "
                                                + String.join(
                                                        ", ",
                                                        agents.stream().map(Agent::id).toList()))
                                .with("agent", id));
    }

    public Optional<ToolCard> findTool(String name) {
        return tools.stream().filter(card -> card.name().equals(name)).findFirst();
    }

    /// The prompt in this language, else in English, else [Code#BAD_DEFINITION].
    public Prompt prompt(String name, String language) {
        return findPrompt(name, language)
                .or(() -> findPrompt(name, "en"))
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_DEFINITION,
                                        "there is no prompt '" + name + "'",
                                        "add prompts/en/" + name + ".md")
                                .with("prompt", name));
    }

    private Optional<Prompt> findPrompt(String name, String language) {
        return prompts.stream()
                .filter(prompt -> prompt.name().equals(name) && prompt.language().equals(language))
                .findFirst();
    }
}
