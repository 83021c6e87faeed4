package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.Blueprint;
import dev.dbguild.lab.Twin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "twin",
        mixinStandardHelpOptions = true,
        description =
                "Plans a query as a target would, without the target; or writes what is needed for that to a file.",
        footer = {
            "",
            "Try:",
            "  ./dbguild twin --target demo --out demo.twin --without-values",
            "  ./dbguild twin --from demo.twin \"select * from orders where customer_id = 42\""
        })
final class TwinCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin private final DataOption data = new DataOption();

    @Parameters(
            paramLabel = "SQL",
            arity = "0..1",
            description = "A query to plan; without one, only what the twin lacks is told.")
    private @Nullable String sql;

    @Option(names = "--target", paramLabel = "NAME", description = "The PostgreSQL target to read.")
    private @Nullable String target;

    @Option(names = "--from", paramLabel = "FILE", description = "A file that --out wrote.")
    private @Nullable Path from;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where to write schema, statistics and planner settings; readable to you alone.")
    private @Nullable Path out;

    @Option(
            names = "--without-values",
            description =
                    "Leaves out every value of a row: common values, histograms, ends of indexes.")
    private boolean withoutValues;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    TwinCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if ((target == null) == (from == null)) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "a twin is made of a target or of a file",
                    "name one: --target NAME or --from FILE");
        }
        try (Workbench bench = desk.open(data.directory)) {
            Blueprint whole = blueprint(bench);
            Blueprint blueprint = withoutValues ? whole.withoutValues() : whole;
            if (out != null) {
                blueprint.write(out);
                desk.terminal().say("'" + out + "' is written");
            }
            if (out == null || sql != null) {
                show(bench, blueprint);
            }
        }
        return 0;
    }

    private Blueprint blueprint(Workbench bench) {
        if (from != null) {
            return Blueprint.read(from);
        }
        Target named = bench.targets().named(String.valueOf(target));
        return bench.lab().blueprintOf(named);
    }

    private void show(Workbench bench, Blueprint blueprint) {
        try (Twin twin = bench.lab().twinOf(blueprint)) {
            List<String> plan = sql == null ? List.of() : twin.explain(Desk.text(sql));
            if (json) {
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
            twin.differences().forEach(line -> desk.terminal().say("note: " + line));
        }
    }
}
