package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs tools: finds the tool, checks and binds its arguments, holds its risk class and limits, and makes the evidence.
///
/// Thread-safe. Every failure is a [Problem]: [Code#UNKNOWN_TOOL], [Code#UNKNOWN_ARGUMENT], [Code#BAD_ARGUMENT],
/// [Code#APPROVAL_REQUIRED], [Code#TIMED_OUT], [Code#CANCELLED] when the calling thread is interrupted, or what the
/// tool itself found wrong.
public final class ToolRunner {
    /// What one call may take.
    ///
    /// @param reading wall-clock time of a tool that reads
    /// @param trying wall-clock time of a tool that tries things in the lab or works something out
    /// @param payloadBytes of the payload's JSON; longer lists are cut and the evidence says by how much
    public record Limits(Duration reading, Duration trying, int payloadBytes) {
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(40), Duration.ofSeconds(120), 256 * 1024);
    }

    private final Limits limits;
    private final PayloadCap cap;

    public ToolRunner() {
        this(Limits.DEFAULT);
    }

    public ToolRunner(Limits limits) {
        this.limits = limits;
        this.cap = new PayloadCap(limits.payloadBytes());
    }

    /// Every tool this build has, by name.
    public static List<? extends Tool<?>> tools() {
        return Found.every(Tool.class).stream().map(tool -> (Tool<?>) tool).toList();
    }

    /// Runs a call; one that would write is refused with [Code#APPROVAL_REQUIRED].
    ///
    /// @param evidence the id the evidence gets, `E1`
    public Evidence run(String evidence, ToolCall call, ToolContext context) {
        Tool<?> tool = named(call.tool());
        if (tool.risk() == Risk.WRITE) {
            throw new Problem(
                            Code.APPROVAL_REQUIRED,
                            "tool '" + tool.name() + "' changes something and was not approved",
                            "approve this call, or use a tool that only proposes")
                    .with("tool", tool.name());
        }
        return runAny(evidence, tool, call, context);
    }

    /// Runs a call that somebody approved.
    public Evidence runApproved(String evidence, ToolCall call, ToolContext context) {
        return runAny(evidence, named(call.tool()), call, context);
    }

    /// The tool of this name, or [Code#UNKNOWN_TOOL] with the nearest names.
    public static Tool<?> named(String name) {
        for (Tool<?> tool : tools()) {
            if (tool.name().equals(name)) {
                return tool;
            }
        }
        List<String> names = tools().stream().map(Tool::name).sorted().toList();
        throw new Problem(
                        Code.UNKNOWN_TOOL,
                        "no tool is named '" + name + "'",
                        "use one of: " + String.join(", ", Nearest.to(name, names)))
                .with("tool", name);
    }

    private <A extends Record> Evidence runAny(
            String evidence, Tool<A> tool, ToolCall call, ToolContext context) {
        A arguments = Arguments.bind(tool, context.guild().findTool(tool.name()), call.arguments());
        Duration limit =
                switch (tool.risk()) {
                    case READ -> limits.reading();
                    case SIMULATE, PROPOSE, WRITE -> limits.trying();
                };
        Deadline deadline = new Deadline("tool '" + tool.name() + "'", limit);
        ToolResult result = deadline.run(() -> tool.run(arguments, context));
        PayloadCap.Fitted payload = cap.fit(Json.tree(result.payload()));
        return new Evidence(
                evidence,
                tool.name(),
                target(call.arguments(), context),
                result.summary() + payload.note(),
                payload.json(),
                result.findings(),
                result.ran(),
                Instant.now());
    }

    private static @Nullable String target(JsonNode arguments, ToolContext context) {
        JsonNode target = arguments.path("target");
        return target.isTextual() && !target.asText().isBlank()
                ? context.targets().named(target.asText()).name()
                : null;
    }
}
