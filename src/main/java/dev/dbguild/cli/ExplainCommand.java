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

record ExplainCommand(Desk desk) implements Command {
    private static final Option<Boolean> COMPARE =
            Option.flag(
                    "--compare",
                    "Compare two plans, the old one first: what changed, whether it is worse, and why.");
    private static final Option<String> TARGET =
            Option.text(
                    "--target",
                    "NAME",
                    "The database to plan on, or that made the plan. A plan needs none.");
    private static final Option<Boolean> ANALYZE =
            Option.flag(
                    "--analyze",
                    "Run the query too, read-only and under limits, and show real rows and times.");
    private static final Option<Path> SCHEMA =
            Option.path(
                            "--schema",
                            "FILE",
                            "DDL of the tables of a pasted plan, so that more can be said; a file or a folder, may be repeated.")
                    .repeated();
    private static final Option<PlanShow> FORMAT =
            Option.of(
                            "--format",
                            "FORM",
                            "text, json or mermaid.",
                            Value.Choice.of(PlanShow.values()))
                    .or(PlanShow.TEXT);
    private static final Option<Boolean> JSON = Option.flag("--json", "The same as --format json.");
    private static final Option<FailOn> FAIL_ON = FailOn.OPTION.or(FailOn.NEVER);
    private static final Syntax SYNTAX =
            Syntax.of(
                            "explain",
                            "Shows what is wrong with a plan: one that was pasted, or the one that a target chooses for a query.")
                    .takes(
                            new Positional(
                                    "PLAN|SQL",
                                    "A file that holds a plan, '-' for standard input, or with --target one SELECT.",
                                    1,
                                    2))
                    .with(TARGET, ANALYZE, SCHEMA, COMPARE, FORMAT, JSON, FAIL_ON, DataOption.DATA);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        if (line.has(COMPARE) || line.words().size() > 1) {
            return compared(line);
        }
        String text = Pasted.text(line.word());
        return line.find(TARGET) == null ? pasted(text, line) : onTarget(text, line);
    }

    private static PlanShow format(Line line) {
        return line.has(JSON) ? PlanShow.JSON : line.get(FORMAT);
    }

    private int compared(Line line) {
        List<String> asked = line.words();
        if (!line.has(COMPARE) || asked.size() != 2) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    line.has(COMPARE) ? "--compare needs two plans" : "there are two plans",
                    "./dbguild explain --compare OLD.txt NEW.txt");
        }
        PlanComparison told =
                PlanComparison.of(
                        PlanReader.read(Pasted.text(asked.getFirst())),
                        PlanReader.read(Pasted.text(asked.getLast())));
        if (format(line) == PlanShow.JSON) {
            desk.terminal().json(new PlanShow.Compared("dbguild/plan-comparison/1", told));
        } else {
            desk.terminal().print(ComparisonText.of(told));
        }
        return 0;
    }

    /// Needs no server, so none is started.
    private int pasted(String text, Line line) {
        Schema known = Pasted.schema(line.all(SCHEMA));
        List<JudgedPlan> plans = JudgedPlan.in(text, known);
        format(line).print(plans, known != null, desk.terminal());
        return line.get(FAIL_ON)
                .code(
                        plans.stream()
                                .flatMap(plan -> plan.findings().stream())
                                .map(Finding::severity));
    }

    private int onTarget(String text, Line line) {
        ObjectNode values = Json.MAPPER.createObjectNode().put("target", line.get(TARGET));
        boolean plan = PlanReader.isPlan(text);
        values.put(plan ? "plan" : "sql", text).put("drawing", format(line).drawing());
        if (!plan) {
            values.put("analyze", line.has(ANALYZE));
        }
        try (Workbench bench = desk.open(line.find(DataOption.DATA))) {
            ToolCall call = new ToolCall("cli", "explain_query", values);
            Evidence evidence = new ToolRunner().run("E1", call, bench.tools());
            show(evidence, format(line));
            return line.get(FAIL_ON).code(evidence.findings().stream().map(Finding::severity));
        }
    }

    private void show(Evidence evidence, PlanShow format) {
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
}
