package dev.dbguild.cli;

import dev.dbguild.delegation.Asked;
import dev.dbguild.delegation.Route;
import dev.dbguild.delegation.Router;
import java.util.Locale;

record RouteCommand(Desk desk) implements Command {
    private static final int SHOWN = 5;

    private static final Option<Boolean> JSON =
            Option.flag("--json", "The document dbguild/route/1.");
    private static final Syntax SYNTAX =
            Syntax.of("route", "Says which agent would answer a question, and why.")
                    .takes(Positional.one("QUESTION", "The question, in English or Spanish."))
                    .with(JSON);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        try (Workbench bench = desk.open(null)) {
            Route route = new Router().route(bench.guild(), Asked.of(Desk.question(line.word())));
            if (line.has(JSON)) {
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
