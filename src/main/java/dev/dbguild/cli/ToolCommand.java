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
import java.util.Optional;

record ToolCommand(Desk desk) implements Command {
    private static final Option<Boolean> JSON =
            Option.flag("--json", "The evidence as one JSON document.");
    private static final Syntax SYNTAX =
            Syntax.of(
                            "tool",
                            "Runs one tool and prints its evidence; without a name it lists the tools.")
                    .takes(
                            Positional.optional("NAME", "The tool, for example explain_query."),
                            Positional.any(
                                    "key=value",
                                    "Its arguments; key=@FILE takes what the file holds."))
                    .with(JSON, DataOption.DATA);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        try (Workbench bench = desk.open(line.find(DataOption.DATA))) {
            if (line.words().isEmpty()) {
                list(bench, line.has(JSON));
            } else {
                run(bench, line);
            }
        }
        return 0;
    }

    private void list(Workbench bench, boolean json) {
        if (json) {
            desk.terminal().json(bench.guild().tools());
            return;
        }
        for (ToolCard card : bench.guild().tools()) {
            desk.terminal()
                    .print("%-20s %-9s %s".formatted(card.name(), card.risk(), card.title()));
        }
    }

    private void run(Workbench bench, Line line) {
        String name = line.word();
        Optional<ToolCard> card = bench.guild().findTool(name);
        ObjectNode values = Json.MAPPER.createObjectNode();
        line.words().stream().skip(1).forEach(argument -> put(values, argument, card));
        Evidence evidence =
                new ToolRunner().run("E1", new ToolCall("cli", name, values), bench.tools());
        if (line.has(JSON)) {
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
