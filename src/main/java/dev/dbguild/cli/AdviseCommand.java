package dev.dbguild.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import dev.dbguild.tool.ToolRunner;
import java.nio.file.Path;

record AdviseCommand(Desk desk) implements Command {
    private static final Option<String> TARGET =
            Option.text("--target", "NAME", "The database to advise on.").required();
    private static final Option<String> QUERIES =
            Option.text(
                    "--queries",
                    "FILE",
                    "SQL statements to make faster, '-' for standard input; a comment 'weight: 5' counts one more."
                            + " Without it: what pg_stat_statements has counted.");
    private static final Option<Integer> BUDGET =
            Option.number("--budget-mb", "N", "Most megabytes that all proposed indexes may take.");
    private static final Option<String> CANDIDATE =
            Option.text("--candidate", "SQL", "A CREATE INDEX to be judged too; may be repeated.")
                    .repeated();
    private static final Option<Boolean> WHY =
            Option.flag("--why", "Also print why each other candidate was rejected.");
    private static final Option<Boolean> JSON =
            Option.flag("--json", "The advice as one JSON document.");
    private static final Syntax SYNTAX =
            Syntax.of(
                            "advise",
                            "Says which indexes a target's queries need and which can go, tried on a twin of it.")
                    .with(TARGET, QUERIES, BUDGET, CANDIDATE, WHY, JSON, DataOption.DATA);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        ObjectNode values = values(line);
        try (Workbench bench = desk.open(line.find(DataOption.DATA))) {
            desk.terminal().progress("· trying indexes on a twin of " + line.get(TARGET) + " …");
            Evidence advice =
                    new ToolRunner()
                            .run(
                                    "E1",
                                    new ToolCall("cli", "advise_indexes", values),
                                    bench.tools());
            if (line.has(JSON)) {
                desk.terminal().json(advice.payload());
            } else {
                new AdviceText(desk.terminal(), line.has(WHY)).print(advice);
            }
        }
        return 0;
    }

    private static ObjectNode values(Line line) {
        ObjectNode values = Json.MAPPER.createObjectNode();
        values.put("target", line.get(TARGET));
        String queries = line.find(QUERIES);
        if (queries != null) {
            values.put("queries", queries.equals("-") ? Desk.question("-") : file(queries));
        }
        Integer budget = line.find(BUDGET);
        if (budget != null) {
            values.put("budget_mb", budget);
        }
        line.all(CANDIDATE).forEach(values.withArrayProperty("candidates")::add);
        return values;
    }

    private static String file(String name) {
        return Desk.read(Path.of(name));
    }
}
