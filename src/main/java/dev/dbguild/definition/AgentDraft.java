package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.Agent.Example;
import dev.dbguild.definition.Agent.Section;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An agent as its own file alone tells it: before ids are made unique, tools granted and delegations bound.
record AgentDraft(
        String id,
        String name,
        String file,
        Dialect dialect,
        Stage stage,
        String description,
        String language,
        @Nullable String model,
        DeclaredTools declared,
        List<String> whenToUse,
        List<Example> examples,
        List<DocumentedDelegation> delegations,
        List<Section> sections,
        String body,
        Map<String, Object> extra)
        implements Definition {

    Agent agent(String uniqueId, List<String> tools, List<DocumentedDelegation> bound) {
        return new Agent(
                uniqueId,
                name,
                file,
                dialect,
                stage,
                description,
                language,
                model,
                tools,
                declared.names(),
                whenToUse,
                examples,
                bound,
                sections,
                body,
                extra);
    }
}
