package dev.dbguild.api.rest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;

/// The arguments of one tool call, whatever its card names.
final class ToolArguments implements RequestBody {
    private final ObjectNode values = Json.MAPPER.createObjectNode();

    @JsonAnySetter
    void set(String name, JsonNode value) {
        values.set(name, value);
    }

    ObjectNode values() {
        return values;
    }
}
