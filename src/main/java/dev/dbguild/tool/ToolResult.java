package dev.dbguild.tool;

import dev.dbguild.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a tool measured.
///
/// @param summary one plain sentence with the figures that matter
/// @param payload a record or a list of records; becomes the JSON payload of the evidence
/// @param ran the SQL or command that was run, null when there is none to show
public record ToolResult(
        String summary, Object payload, List<Finding> findings, @Nullable String ran) {
    public ToolResult {
        findings = List.copyOf(findings);
    }

    public static ToolResult of(String summary, Object payload) {
        return new ToolResult(summary, payload, List.of(), null);
    }
}
