package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.lab.Blueprint;
import dev.dbguild.lab.Twin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

record TwinCommand(Desk desk) implements Command {
    private static final Option<String> TARGET =
            Option.text("--target", "NAME", "The PostgreSQL target to read.");
    private static final Option<Path> FROM =
            Option.path("--from", "FILE", "A file that --out wrote.");
    private static final Option<Path> OUT =
            Option.path(
                    "--out",
                    "FILE",
                    "Where to write schema, statistics and planner settings; readable to you alone.");
    private static final Option<Boolean> WITHOUT_VALUES =
            Option.flag(
                    "--without-values",
                    "Leaves out every value of a row: common values, histograms, ends of indexes.");
    private static final Option<Boolean> JSON = Option.flag("--json", "One JSON document.");
    private static final Syntax SYNTAX =
            Syntax.of(
                            "twin",
                            "Plans a query as a target would, without the target; or writes what is needed for that to a file.")
                    .takes(
                            Positional.optional(
                                    "SQL",
                                    "A query to plan; without one, only what the twin lacks is told."))
                    .with(TARGET, FROM, OUT, WITHOUT_VALUES, JSON, DataOption.DATA)
                    .footer(
                            "Try:",
                            "  ./dbguild twin --target demo --out demo.twin --without-values",
                            "  ./dbguild twin --from demo.twin \"select * from orders where customer_id = 42\"");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        if ((line.find(TARGET) == null) == (line.find(FROM) == null)) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "a twin is made of a target or of a file",
                    "name one: --target NAME or --from FILE");
        }
        Path out = line.find(OUT);
        try (Workbench bench = desk.open(line.find(DataOption.DATA))) {
            Blueprint whole = blueprint(bench, line);
            Blueprint blueprint = line.has(WITHOUT_VALUES) ? whole.withoutValues() : whole;
            if (out != null) {
                blueprint.write(out);
                desk.terminal().say("'" + out + "' is written");
            }
            if (out == null || line.first() != null) {
                show(bench, blueprint, line);
            }
        }
        return 0;
    }

    private static Blueprint blueprint(Workbench bench, Line line) {
        Path from = line.find(FROM);
        return from != null
                ? Blueprint.read(from)
                : bench.lab().blueprintOf(bench.targets().named(line.get(TARGET)));
    }

    private void show(Workbench bench, Blueprint blueprint, Line line) {
        String sql = line.first();
        try (Twin twin = bench.lab().twinOf(blueprint)) {
            List<String> plan = sql == null ? List.of() : twin.explain(Desk.text(sql));
            if (line.has(JSON)) {
                desk.terminal()
                        .json(
                                Map.of(
                                        "schema",
                                        "dbguild/twin/1",
                                        "plan",
                                        plan,
                                        "differences",
                                        twin.differences()));
                return;
            }
            plan.forEach(desk.terminal()::print);
            twin.differences().forEach(each -> desk.terminal().say("note: " + each));
        }
    }
}
