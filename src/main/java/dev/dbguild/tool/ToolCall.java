package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;

/// A request to run a tool, as a model, a playbook or a caller made it.
///
/// @param id unique within its run; keys the ledger
/// @param arguments a JSON object
public record ToolCall(String id, String tool, JsonNode arguments) {}
