package dev.dbguild.cli;

import dev.dbguild.delegation.Asked;
import dev.dbguild.delegation.Route;
import dev.dbguild.delegation.Router;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "route",
        mixinStandardHelpOptions = true,
        description = "Says which agent would answer a question, and why.")
final class RouteCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    private final Desk desk;

    @Parameters(paramLabel = "QUESTION", description = "The question, in English or Spanish.")
    private String question = "";

    @Option(names = "--json", description = "The document dbguild/route/1.")
    private boolean json;

    RouteCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Workbench bench = desk.open(null)) {
            Route route = new Router().route(bench.guild(), Asked.of(Desk.question(question)));
            if (json) {
                desk.terminal().json(route);
            } else {
                print(route);
            }
        }
        return 0;
    }

    private void print(Route route) {
        desk.terminal()
                .print(
                        "%s answers (%s, margin %.2f)"
                                .formatted(route.agent(), route.language(), route.margin()));
        route.ranking().stream().limit(SHOWN).forEach(this::print);
    }

    private void print(Route.Score score) {
        desk.terminal()
                .print(
                        String.format(
                                Locale.ROOT,
                                "  %5.2f  %-24s %s",
                                score.score(),
                                score.agent(),
                                String.join("; ", score.reasons())));
    }
}
