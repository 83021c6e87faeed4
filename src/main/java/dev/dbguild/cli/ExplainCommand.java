package dev.dbguild.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.advise.plan.JudgedPlan;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.plan.compare.ComparisonText;
import dev.dbguild.plan.compare.PlanComparison;
import dev.dbguild.schema.Schema;
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
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Shows what is wrong with a plan: one that was pasted, or the one that a target chooses for a query.")
final class ExplainCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            arity = "1..2",
            paramLabel = "PLAN|SQL",
            description =
                    "A file that holds a plan, '-' for standard input, or with --target one SELECT.")
    private List<String> asked = List.of();

    @Option(
            names = "--compare",
            description =
                    "Compare two plans, the old one first: what changed, whether it is worse, and why.")
    private boolean compare;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "The database to plan on, or that made the plan. A plan needs none.")
    private @Nullable String target;

    @Option(
            names = "--analyze",
            description =
                    "Run the query too, read-only and under limits, and show real rows and times.")
    private boolean analyze;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description =
                    "DDL of the tables of a pasted plan, so that more can be said; a file or a folder, may be repeated.")
    private List<Path> schema = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "text, json or mermaid (default: ${DEFAULT-VALUE}).")
    private PlanShow format = PlanShow.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = "--fail-on",
            defaultValue = "never",
            description =
                    "error, warning, info or never: from which severity on the exit code is 1 (default: ${DEFAULT-VALUE}).")
    private ReviewCommand.FailOn failOn = ReviewCommand.FailOn.NEVER;

    @Mixin private final DataOption data = new DataOption();

    ExplainCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        format = json ? PlanShow.JSON : format;
        if (compare || asked.size() > 1) {
            return compared();
        }
        String text = Pasted.text(asked.getFirst());
        return target == null ? pasted(text) : onTarget(target, text);
    }

    private int compared() {
        if (!compare || asked.size() != 2) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    compare ? "--compare needs two plans" : "there are two plans",
                    "./dbguild explain --compare OLD.txt NEW.txt");
        }
        PlanComparison told =
                PlanComparison.of(
                        PlanReader.read(Pasted.text(asked.getFirst())),
                        PlanReader.read(Pasted.text(asked.getLast())));
        if (format == PlanShow.JSON) {
            desk.terminal().json(new PlanShow.Compared("dbguild/plan-comparison/1", told));
        } else {
            desk.terminal().print(ComparisonText.of(told));
        }
        return 0;
    }

    /// Needs no server, so none is started.
    private int pasted(String text) {
        Schema known = Pasted.schema(schema);
        List<JudgedPlan> plans = JudgedPlan.in(text, known);
        format.print(plans, known != null, desk.terminal());
        return code(plans.stream().flatMap(plan -> plan.findings().stream()).toList());
    }

    private int onTarget(String name, String text) {
        ObjectNode values = Json.MAPPER.createObjectNode().put("target", name);
        boolean plan = PlanReader.isPlan(text);
        values.put(plan ? "plan" : "sql", text).put("drawing", format.drawing());
        if (!plan) {
            values.put("analyze", analyze);
        }
        try (Workbench bench = desk.open(data.directory)) {
            ToolCall call = new ToolCall("cli", "explain_query", values);
            Evidence evidence = new ToolRunner().run("E1", call, bench.tools());
            show(evidence);
            return code(evidence.findings());
        }
    }

    private void show(Evidence evidence) {
        switch (format) {
            case JSON -> desk.terminal().json(evidence);
            case TEXT -> {
                desk.terminal().print(drawing(evidence));
                desk.terminal().print(PlanShow.findings(evidence));
            }
            case MERMAID -> desk.terminal().print(drawing(evidence));
        }
    }

    private static String drawing(Evidence evidence) {
        return evidence.payload().path("drawing").asText(evidence.summary());
    }

    private int code(List<Finding> findings) {
        return findings.stream().anyMatch(found -> failOn.at(found.severity())) ? 1 : 0;
    }
}
