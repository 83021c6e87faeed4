package dev.dbguild.definition;

import java.nio.file.Path;
import java.util.List;

/// Checks any one folder of agent files, whoever they were written for.
public final class AgentsCheck {
    private AgentsCheck() {}

    /// The document for the agents in `folder`; a missing folder is [dev.dbguild.Code#BAD_DEFINITION].
    ///
    /// Agents are granted no tools, because no tool is known; see [#of(Path, List)].
    public static AgentsDocument of(Path folder) {
        return of(folder, List.of());
    }

    /// @param cards the tools that agents may be granted, as of [Guild#tools()]
    public static AgentsDocument of(Path folder, List<ToolCard> cards) {
        DefinitionFiles.Scan scan = DefinitionFiles.scan(FolderKind.AGENTS, folder, "");
        List<Reading> readings = scan.files().parallelStream().map(Reading::of).toList();
        Guild guild = Assembly.agentsOnly(readings, cards, scan.diagnostics());
        return AgentsDocument.of(guild, scan.files().size());
    }
}
