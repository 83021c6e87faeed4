package dev.dbguild.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import dev.dbguild.tool.ToolRunner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows the plan a target chooses for a query, and what is wrong with it.")
final class ExplainCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "SQL", description = "One SELECT; '-' reads it from standard input.")
    private String sql = "";

    @Option(
            names = "--target",
            required = true,
            paramLabel = "NAME",
            description = "The database to plan on.")
    private String target = "";

    @Option(
            names = "--analyze",
            description =
                    "Run the query too, read-only and under limits, and show real rows and times.")
    private boolean analyze;

    @Option(names = "--json", description = "The evidence as one JSON document.")
    private boolean json;

    @Mixin private final DataOption data = new DataOption();

    ExplainCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ObjectNode values = Json.MAPPER.createObjectNode();
        values.put("target", target).put("sql", Desk.question(sql)).put("analyze", analyze);
        try (Workbench bench = desk.open(data.directory)) {
            Evidence plan =
                    new ToolRunner()
                            .run("E1", new ToolCall("cli", "explain_query", values), bench.tools());
            if (json) {
                desk.terminal().json(plan);
            } else {
                print(plan);
            }
        }
        return 0;
    }

    private void print(Evidence plan) {
        desk.terminal().print(plan.payload().path("text").asText(plan.summary()));
        plan.findings()
                .forEach(finding ->
                        desk.terminal()
                                .print(
                                        "%n%s: %s%n  → %s"
                                                .formatted(
                                                        finding.severity().id(),
                                                        finding.message(),
                                                        finding.remedy().text())));
    }
}
