package dev.dbguild.agent;

import dev.dbguild.Json;
import dev.dbguild.tool.ToolCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/// A model that says what the test wrote down for each agent, and keeps what it was told.
final class ScriptedModel implements Model {
    private final Map<String, Queue<Function<Prompt, Reply>>> script = new ConcurrentHashMap<>();
    private final List<Prompt> prompts = Collections.synchronizedList(new ArrayList<>());
    private volatile String name = "scripted";
    private volatile boolean streams;

    ScriptedModel named(String name) {
        this.name = name;
        return this;
    }

    ScriptedModel streaming() {
        this.streams = true;
        return this;
    }

    ScriptedModel says(String agent, String text) {
        return does(agent, _ -> new Reply(text, List.of(), 10, 5));
    }

    ScriptedModel calls(String agent, ToolCall... calls) {
        return does(agent, _ -> new Reply(null, List.of(calls), 10, 5));
    }

    ScriptedModel does(String agent, Function<Prompt, Reply> reply) {
        script.computeIfAbsent(agent, _ -> new ConcurrentLinkedQueue<>()).add(reply);
        return this;
    }

    /// Says nothing until it is interrupted.
    ScriptedModel hangs(String agent, CountDownLatch hanging) {
        return does(
                agent,
                _ -> {
                    hanging.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Reply("too late", List.of(), 0, 0);
                });
    }

    /// What the model was told, turn by turn.
    List<Prompt> prompts() {
        return List.copyOf(prompts);
    }

    static ToolCall call(String id, String tool, String arguments) {
        return new ToolCall(id, tool, Json.parse(arguments));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<String> partial) {
        prompts.add(prompt);
        String agent = agent(prompt);
        Function<Prompt, Reply> next =
                script.getOrDefault(agent, new ConcurrentLinkedQueue<>()).poll();
        if (next == null) {
            throw new AssertionError("nothing is scripted for another turn of '" + agent + "'");
        }
        Reply reply = next.apply(prompt);
        if (streams && reply.text() != null) {
            for (String word : reply.text().split("(?<= )")) {
                partial.accept(word);
            }
        }
        return reply;
    }

    private static String agent(Prompt prompt) {
        String system = prompt.system();
        int start = system.lastIndexOf("<context>\n") + "<context>\n".length();
        return Json.parse(system.substring(start, system.indexOf("\n</context>", start)))
                .path("agent")
                .asText();
    }
}
