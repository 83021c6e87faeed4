package dev.dbguild.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.definition.ToolCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import dev.dbguild.tool.ToolRunner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tool",
        mixinStandardHelpOptions = true,
        description = "Runs one tool and prints its evidence; without a name it lists the tools.")
final class ToolCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The tool, for example explain_query.")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "key=value",
            description = "Its arguments; key=@FILE takes what the file holds.")
    private List<String> arguments = List.of();

    @Option(names = "--json", description = "The evidence as one JSON document.")
    private boolean json;

    @Mixin private final DataOption data = new DataOption();

    ToolCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Workbench bench = desk.open(data.directory)) {
            if (name.isEmpty()) {
                list(bench);
            } else {
                run(bench);
            }
        }
        return 0;
    }

    private void list(Workbench bench) {
        if (json) {
            desk.terminal().json(bench.guild().tools());
            return;
        }
        for (ToolCard card : bench.guild().tools()) {
            desk.terminal()
                    .print("%-20s %-9s %s".formatted(card.name(), card.risk(), card.title()));
        }
    }

    private void run(Workbench bench) {
        Optional<ToolCard> card = bench.guild().findTool(name);
        ObjectNode values = Json.MAPPER.createObjectNode();
        arguments.forEach(argument -> put(values, argument, card));
        Evidence evidence =
                new ToolRunner().run("E1", new ToolCall("cli", name, values), bench.tools());
        if (json) {
            desk.terminal().json(evidence);
            return;
        }
        desk.terminal().print(evidence.summary());
        evidence.findings().forEach(this::print);
        desk.terminal().print(Json.pretty(evidence.payload()));
    }

    private void print(Finding finding) {
        desk.terminal()
                .print(
                        "  %-7s %s: %s"
                                .formatted(
                                        finding.severity().id(),
                                        finding.subject(),
                                        finding.message()));
        desk.terminal().print("          " + finding.remedy().text());
        String sql = finding.remedy().sql();
        if (sql != null) {
            desk.terminal().print(sql.strip().indent(10).stripTrailing());
        }
    }

    private static void put(ObjectNode values, String argument, Optional<ToolCard> card) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "'" + argument + "' is not key=value",
                    "write for example: target=demo");
        }
        String key = argument.substring(0, equals);
        String value = value(argument.substring(equals + 1));
        switch (type(card, key)) {
            case "string" -> values.put(key, value);
            case "array" -> append(values.withArrayProperty(key), value);
            default -> values.set(key, Json.parse(value));
        }
    }

    /// A list is given as JSON, or by giving its key again for each part.
    private static void append(ArrayNode list, String value) {
        if (value.startsWith("[")) {
            Json.parse(value).forEach(list::add);
        } else {
            list.add(value);
        }
    }

    /// `@file` stands for what the file holds.
    private static String value(String written) {
        return written.startsWith("@") && written.length() > 1
                ? Desk.read(java.nio.file.Path.of(written.substring(1)))
                : Desk.text(written);
    }

    private static String type(Optional<ToolCard> card, String key) {
        return card.stream()
                .flatMap(known -> known.parameters().stream())
                .filter(parameter -> parameter.name().equals(key))
                .map(ToolCard.Parameter::type)
                .findFirst()
                .orElse("string");
    }
}
