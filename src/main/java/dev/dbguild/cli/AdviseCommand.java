package dev.dbguild.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import dev.dbguild.tool.ToolRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        description =
                "Says which indexes a target's queries need and which can go, tried on a twin of it.")
final class AdviseCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "NAME",
            description = "The database to advise on.")
    private String target = "";

    @Option(
            names = "--queries",
            paramLabel = "FILE",
            description =
                    "SQL statements to make faster, '-' for standard input; a comment 'weight: 5' counts one more."
                            + " Without it: what pg_stat_statements has counted.")
    private @Nullable String queries;

    @Option(
            names = "--budget-mb",
            paramLabel = "N",
            description = "Most megabytes that all proposed indexes may take.")
    private @Nullable Integer budget;

    @Option(
            names = "--candidate",
            paramLabel = "SQL",
            description = "A CREATE INDEX to be judged too; may be repeated.")
    private List<String> candidates = List.of();

    @Option(names = "--why", description = "Also print why each other candidate was rejected.")
    private boolean why;

    @Option(names = "--json", description = "The advice as one JSON document.")
    private boolean json;

    @Mixin private final DataOption data = new DataOption();

    AdviseCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ObjectNode values = values();
        try (Workbench bench = desk.open(data.directory)) {
            desk.terminal().progress("· trying indexes on a twin of " + target + " …");
            Evidence advice =
                    new ToolRunner()
                            .run(
                                    "E1",
                                    new ToolCall("cli", "advise_indexes", values),
                                    bench.tools());
            if (json) {
                desk.terminal().json(advice.payload());
            } else {
                new AdviceText(desk.terminal(), why).print(advice);
            }
        }
        return 0;
    }

    private ObjectNode values() {
        ObjectNode values = Json.MAPPER.createObjectNode();
        values.put("target", target);
        if (queries != null) {
            values.put("queries", queries.equals("-") ? Desk.question("-") : file(queries));
        }
        if (budget != null) {
            values.put("budget_mb", budget);
        }
        candidates.forEach(values.withArrayProperty("candidates")::add);
        return values;
    }

    private static String file(String name) {
        return Desk.read(Path.of(name));
    }
}
