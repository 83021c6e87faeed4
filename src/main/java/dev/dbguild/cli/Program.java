package dev.dbguild.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All commands, and the page that tells them.
record Program(Desk desk) implements Group {
    @Override
    public Syntax syntax() {
        return Syntax.of("", "A guild of database specialists that measure before they speak.")
                .footer(
                        "Try:",
                        "  ./dbguild serve",
                        "  ./dbguild ask \"how healthy is demo?\" --target demo",
                        "  ./dbguild review migrations/",
                        "",
                        "Exit codes: 0 fine, 1 findings at or above --fail-on, 2 wrong use or unreadable",
                        "input, 3 a dependency failed.");
    }

    @Override
    public List<String> names() {
        return List.of(
                "serve", "ask", "route", "review", "explain", "advise", "twin", "agents", "tool",
                "doctor");
    }

    @Override
    public @Nullable Named named(String name) {
        return switch (name) {
            case "serve" -> new ServeCommand(desk);
            case "ask" -> new AskCommand(desk);
            case "route" -> new RouteCommand(desk);
            case "review" -> new ReviewCommand(desk);
            case "explain" -> new ExplainCommand(desk);
            case "advise" -> new AdviseCommand(desk);
            case "twin" -> new TwinCommand(desk);
            case "agents" -> new AgentsCommand(desk);
            case "tool" -> new ToolCommand(desk);
            case "doctor" -> new DoctorCommand(desk);
            default -> null;
        };
    }

    @Override
    public int bare(Terminal terminal) {
        terminal.print(HelpPage.of(this));
        return 0;
    }
}
