package dev.dbguild.cli;

import dev.dbguild.Json;
import dev.dbguild.definition.Agent;
import dev.dbguild.definition.AgentsCheck;
import dev.dbguild.definition.AgentsDocument;
import dev.dbguild.finding.Severity;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        description = "Lists, shows and checks agent definitions.")
final class AgentsCommand {
    private final Desk desk;

    AgentsCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The guild's agents, and what is wrong with their files.")
    int list(
            @Option(names = "--json", description = "The document dbguild/agents/1.")
                    boolean json) {
        try (Workbench bench = desk.open(null)) {
            return print(AgentsDocument.of(bench.guild()), json);
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One agent with its examples, delegations and text.")
    int show(
            @Parameters(paramLabel = "ID", description = "The agent's id.") String id,
            @Option(names = "--json", description = "One JSON document.") boolean json) {
        try (Workbench bench = desk.open(null)) {
            Agent agent = bench.guild().agent(id);
            if (json) {
                desk.terminal().json(agent);
            } else {
                desk.terminal().print(AgentText.of(agent));
            }
        }
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads any folder of agent files; exit code 1 when a file has an error.")
    int check(
            @Parameters(paramLabel = "DIR", description = "The folder.") Path folder,
            @Option(names = "--json", description = "The document dbguild/agents/1.")
                    boolean json) {
        try (Workbench bench = desk.open(null)) {
            return print(AgentsCheck.of(folder, bench.guild().tools()), json);
        }
    }

    private int print(AgentsDocument document, boolean json) {
        desk.terminal().print(json ? Json.pretty(document) : document.text());
        return document.worst() == Severity.ERROR ? 1 : 0;
    }
}
