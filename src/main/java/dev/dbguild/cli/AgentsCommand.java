package dev.dbguild.cli;

import dev.dbguild.Json;
import dev.dbguild.definition.Agent;
import dev.dbguild.definition.AgentsCheck;
import dev.dbguild.definition.AgentsDocument;
import dev.dbguild.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

record AgentsCommand(Desk desk) implements Group {
    private static final Option<Boolean> JSON =
            Option.flag("--json", "The document dbguild/agents/1.");

    @Override
    public Syntax syntax() {
        return Syntax.of("agents", "Lists, shows and checks agent definitions.");
    }

    @Override
    public List<String> names() {
        return List.of("list", "show", "check");
    }

    @Override
    public @Nullable Named named(String name) {
        return switch (name) {
            case "list" -> new ListAgents(desk);
            case "show" -> new ShowAgent(desk);
            case "check" -> new CheckAgents(desk);
            default -> null;
        };
    }

    private record ListAgents(Desk desk) implements Command {
        @Override
        public Syntax syntax() {
            return Syntax.of(
                            "agents list",
                            "The guild's agents, and what is wrong with their files.")
                    .with(JSON);
        }

        @Override
        public int run(Line line) {
            try (Workbench bench = desk.open(null)) {
                return print(AgentsDocument.of(bench.guild()), line, desk.terminal());
            }
        }
    }

    private record ShowAgent(Desk desk) implements Command {
        private static final Option<Boolean> JSON = Option.flag("--json", "One JSON document.");

        @Override
        public Syntax syntax() {
            return Syntax.of("agents show", "One agent with its examples, delegations and text.")
                    .takes(Positional.one("ID", "The agent's id."))
                    .with(JSON);
        }

        @Override
        public int run(Line line) {
            try (Workbench bench = desk.open(null)) {
                Agent agent = bench.guild().agent(line.word());
                if (line.has(JSON)) {
                    desk.terminal().json(agent);
                } else {
                    desk.terminal().print(AgentText.of(agent));
                }
            }
            return 0;
        }
    }

    private record CheckAgents(Desk desk) implements Command {
        @Override
        public Syntax syntax() {
            return Syntax.of(
                            "agents check",
                            "Reads any folder of agent files; exit code 1 when a file has an error.")
                    .takes(Positional.one("DIR", "The folder."))
                    .with(JSON);
        }

        @Override
        public int run(Line line) {
            Path folder = Path.of(line.word());
            try (Workbench bench = desk.open(null)) {
                return print(AgentsCheck.of(folder, bench.guild().tools()), line, desk.terminal());
            }
        }
    }

    private static int print(AgentsDocument document, Line line, Terminal terminal) {
        terminal.print(line.has(JSON) ? Json.pretty(document) : document.text());
        return document.worst() == Severity.ERROR ? 1 : 0;
    }
}
