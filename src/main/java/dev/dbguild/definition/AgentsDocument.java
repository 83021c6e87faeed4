package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.Agent.Example;
import dev.dbguild.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The document `dbguild/agents/1`: agents and what is wrong with their files.
///
/// @param files how many agent files were looked at
public record AgentsDocument(
        String schema, int files, List<Entry> agents, List<Diagnostic> diagnostics) {
    public static final String SCHEMA = "dbguild/agents/1";

    public AgentsDocument {
        agents = List.copyOf(agents);
        diagnostics = List.copyOf(diagnostics);
    }

    /// The document of a whole guild.
    public static AgentsDocument of(Guild guild) {
        long files = guild.agents().stream().map(Agent::file).distinct().count();
        return of(guild, (int) files);
    }

    static AgentsDocument of(Guild guild, int files) {
        return new AgentsDocument(
                SCHEMA,
                files,
                guild.agents().stream().map(Entry::of).toList(),
                guild.diagnostics());
    }

    /// The worst there is, null when nothing was noted.
    public @Nullable Severity worst() {
        return diagnostics.stream().map(Diagnostic::severity).max(Severity::compareTo).orElse(null);
    }

    /// Short and aligned, for a terminal.
    public String text() {
        return AgentsText.of(this);
    }

    /// One agent.
    ///
    /// @param model the alias or id its file names, null for the default
    public record Entry(
            String id,
            String name,
            String file,
            Dialect dialect,
            Stage stage,
            String description,
            String language,
            @Nullable String model,
            List<String> tools,
            List<Example> examples,
            List<DocumentedDelegation> delegations) {
        public Entry {
            tools = List.copyOf(tools);
            examples = List.copyOf(examples);
            delegations = List.copyOf(delegations);
        }

        public static Entry of(Agent agent) {
            return new Entry(
                    agent.id(),
                    agent.name(),
                    agent.file(),
                    agent.dialect(),
                    agent.stage(),
                    agent.description(),
                    agent.language(),
                    agent.model(),
                    agent.tools(),
                    agent.examples(),
                    agent.delegations());
        }
    }
}
