package dev.dbguild.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.definition.ToolCard;
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

    @Parameters(index = "1..*", paramLabel = "key=value", description = "Its arguments.")
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
        evidence.findings()
                .forEach(finding ->
                        desk.terminal()
                                .print(
                                        "  %-7s %s: %s"
                                                .formatted(
                                                        finding.severity().id(),
                                                        finding.subject(),
                                                        finding.message())));
        desk.terminal().print(Json.pretty(evidence.payload()));
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
        String value = Desk.text(argument.substring(equals + 1));
        boolean text = type(card, key).equals("string");
        values.set(key, text ? Json.MAPPER.getNodeFactory().textNode(value) : Json.parse(value));
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
