package dev.dbguild.delegation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.finding.Finding;
import dev.dbguild.tool.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run knows when its delegations are decided: the variables of every expression in `delegations/`.
///
/// | variable | type |
/// |---|---|
/// | `question`, `language`, `target` | text; `target` is `""` when there is none |
/// | `tools` | names of the tools called so far, in order |
/// | `evidence` | tool name → list of its payloads, in order; empty for a tool that was not called |
/// | `findings` | list of maps with `rule`, `severity`, `subject`, `message`, `tool` |
///
/// @param tools names of the tools called, failed calls included
public record Facts(
        String question,
        String language,
        @Nullable String target,
        List<String> tools,
        List<Evidence> evidence) {
    public Facts {
        tools = List.copyOf(tools);
        evidence = List.copyOf(evidence);
    }

    /// The variables as plain maps, lists, text, long, double and boolean.
    Map<String, Object> variables() {
        PayloadsByTool payloads = new PayloadsByTool();
        List<Object> findings = new ArrayList<>();
        for (Evidence one : evidence) {
            payloads.add(one.tool(), plain(one.payload()));
            one.findings().forEach(finding -> findings.add(variables(one.tool(), finding)));
        }
        return Map.of(
                "question", question,
                "language", language,
                "target", target == null ? "" : target,
                "tools", tools,
                "evidence", payloads,
                "findings", findings);
    }

    private static Map<String, Object> variables(String tool, Finding finding) {
        return Map.of(
                "rule", finding.rule(),
                "severity", finding.severity().id(),
                "subject", finding.subject(),
                "message", finding.message(),
                "tool", tool);
    }

    /// JSON as the expression language knows it; a null field is a missing one.
    static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                node.properties().stream()
                        .filter(field -> !field.getValue().isNull())
                        .forEach(field -> map.put(field.getKey(), plain(field.getValue())));
                yield map;
            }
            case ARRAY ->
                    node.valueStream().filter(item -> !item.isNull()).map(Facts::plain).toList();
            case NUMBER ->
                    node.isIntegralNumber() && node.canConvertToLong()
                            ? (Object) node.longValue()
                            : (Object) node.doubleValue();
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.textValue();
            case BINARY, MISSING, NULL -> "";
            case POJO ->
                    plain(
                            Json.tree(
                                    ((com.fasterxml.jackson.databind.node.POJONode) node)
                                            .getPojo()));
        };
    }
}
