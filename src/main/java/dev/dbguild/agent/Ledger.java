package dev.dbguild.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the tools of one run said, delegates' calls included, each distinct call once.
///
/// Only ever added to, by the run's own thread.
final class Ledger {
    /// What a call came to.
    sealed interface Entry {
        ToolCall call();

        record Measured(ToolCall call, Evidence evidence) implements Entry {}

        record Failed(ToolCall call, ProblemReport problem) implements Entry {}
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<String> callIds = new HashSet<>();

    /// The call under an id that no other call of this run has.
    ToolCall named(ToolCall call) {
        String id = call.id().isBlank() ? "call" : call.id();
        String free = id;
        for (int i = 2; !callIds.add(free); i++) {
            free = id + "-" + i;
        }
        return free.equals(call.id()) ? call : new ToolCall(free, call.tool(), call.arguments());
    }

    /// What the same tool said to the same arguments before.
    Optional<Entry> find(ToolCall call) {
        return Optional.ofNullable(entries.get(key(call)));
    }

    /// Numbers a result; the next free number is its id.
    Entry.Measured measured(ToolCall call, Evidence result) {
        Evidence next =
                new Evidence(
                        "E" + (evidence.size() + 1),
                        result.tool(),
                        result.target(),
                        result.summary(),
                        result.payload(),
                        result.findings(),
                        result.ran(),
                        result.at());
        evidence.add(next);
        Entry.Measured entry = new Entry.Measured(call, next);
        entries.put(key(call), entry);
        return entry;
    }

    Entry.Failed failed(ToolCall call, ProblemReport problem) {
        Entry.Failed entry = new Entry.Failed(call, problem);
        entries.put(key(call), entry);
        return entry;
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /// Whether two calls ask the same.
    static boolean same(ToolCall one, ToolCall other) {
        return key(one).equals(key(other));
    }

    private static String key(ToolCall call) {
        return call.tool() + " " + Json.text(sorted(call.arguments()));
    }

    /// The same arguments in another order are the same call.
    private static JsonNode sorted(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> byName = new TreeMap<>();
        node.properties().forEach(field -> byName.put(field.getKey(), sorted(field.getValue())));
        ObjectNode sorted = Json.MAPPER.createObjectNode();
        sorted.setAll(byName);
        return sorted;
    }
}
