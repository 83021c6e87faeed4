package dev.dbguild.tool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.definition.ToolCard;

/// JSON Schema (draft 2020-12) of what a tool takes, for models, REST and MCP alike.
public final class ToolSchemas {
    private ToolSchemas() {}

    /// An object schema that allows no other properties.
    public static ObjectNode of(ToolCard card) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        card.parameters().forEach(each -> properties.set(each.name(), of(each)));
        ArrayNode required = schema.putArray("required");
        card.parameters().stream()
                .filter(ToolCard.Parameter::required)
                .forEach(each -> required.add(each.name()));
        schema.put("additionalProperties", false);
        if (!card.examples().isEmpty()) {
            schema.set("examples", Json.tree(card.examples()));
        }
        return schema;
    }

    private static ObjectNode of(ToolCard.Parameter parameter) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", parameter.type());
        schema.put("description", parameter.description());
        if (parameter.type().equals("array")) {
            schema.putObject("items").put("type", "string");
        }
        if (!parameter.choices().isEmpty()) {
            schema.set("enum", Json.tree(parameter.choices()));
        }
        return schema;
    }
}
