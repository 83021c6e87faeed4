package dev.dbguild.definition;

import dev.dbguild.definition.ToolCard.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a card of `tools/`.
final class ToolCardReader {
    private static final List<String> RISKS = List.of("read", "simulate", "propose", "write");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "array");

    private final StrictFields fields;
    private final Notes notes;

    private ToolCardReader(StrictFields fields, Notes notes) {
        this.fields = fields;
        this.notes = notes;
    }

    /// The card, or empty when anything is wrong with it, all of which is noted.
    static Optional<ToolCard> read(SourceText source, Notes notes) {
        return StrictFields.document(source, notes)
                .map(fields -> new ToolCardReader(fields, notes).card(source.file()))
                .filter(card -> !notes.anyError());
    }

    private ToolCard card(String file) {
        fields.known("name", "title", "description", "risk", "engines", "parameters", "examples");
        List<Parameter> parameters =
                fields.maps("parameters").stream().map(this::parameter).toList();
        return new ToolCard(
                name(file),
                file,
                fields.required("title"),
                fields.required("description"),
                fields.oneOf("risk", RISKS, null),
                fields.strings("engines"),
                parameters,
                fields.maps("examples").stream().map(e -> example(e, parameters)).toList());
    }

    private String name(String file) {
        String name = fields.required("name");
        String stem = AgentReader.stem(file);
        if (!name.isEmpty() && !name.equals(stem)) {
            notes.warning(
                    fields.spot("name"),
                    "the card of '" + name + "' stands in a file named '" + stem + "'",
                    "rename the file to '" + name + ".yaml'");
        }
        return name;
    }

    private Parameter parameter(StrictFields parameter) {
        parameter.known("name", "type", "required", "description", "choices");
        return new Parameter(
                parameter.required("name"),
                parameter.oneOf("type", TYPES, "string"),
                parameter.flag("required", false),
                parameter.required("description"),
                parameter.strings("choices"));
    }

    private Map<String, Object> example(StrictFields example, List<Parameter> parameters) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        example.known(names.toArray(String[]::new));
        parameters.stream()
                .filter(p -> p.required() && !example.has(p.name()))
                .forEach(p -> example.missing(p.name()));
        return example.plain();
    }
}
