package dev.dbguild.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.definition.Guild;
import dev.dbguild.finding.Finding;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Tools that answer what the test wrote down, and keep what they were asked.
final class ScriptedTools implements Toolbox {
    private final Map<String, Function<ToolCall, Object>> answers = new LinkedHashMap<>();
    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private final List<ToolCall> calls = Collections.synchronizedList(new ArrayList<>());

    ScriptedTools with(String tool, Function<ToolCall, Object> payload) {
        answers.put(tool, payload);
        return this;
    }

    ScriptedTools with(String tool, String payload) {
        return with(tool, _ -> Json.parse(payload));
    }

    ScriptedTools finding(String tool, Finding... found) {
        findings.put(tool, List.of(found));
        return this;
    }

    ScriptedTools failing(String tool, Code code) {
        return with(
                tool,
                _ -> {
                    throw new Problem(code, "it did not work", "try otherwise");
                });
    }

    List<ToolCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public List<Model.ToolOffer> offers(Guild guild, List<String> names) {
        return names.stream()
                .filter(answers::containsKey)
                .map(name ->
                        new Model.ToolOffer(
                                name,
                                name,
                                Json.parse("{\"type\":\"object\",\"properties\":{\"target\":{}}}")))
                .toList();
    }

    @Override
    public Evidence run(ToolCall call, Guild guild) {
        calls.add(call);
        Function<ToolCall, Object> answer = answers.get(call.tool());
        Object payload = answer == null ? JsonNodeFactory.instance.nullNode() : answer.apply(call);
        return new Evidence(
                "E0",
                call.tool(),
                call.arguments().path("target").textValue(),
                "measured by " + call.tool(),
                Json.tree(payload),
                findings.getOrDefault(call.tool(), List.of()),
                null,
                Instant.now());
    }
}
