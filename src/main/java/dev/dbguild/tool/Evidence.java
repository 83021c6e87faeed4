package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.finding.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One tool result of a run, immutable.
///
/// @param id `E1`, `E2`, … in the order of the run, delegates included
/// @param target name of the target it was measured on, null when on none
/// @param ran the SQL or command that was run
public record Evidence(
        String id,
        String tool,
        @Nullable String target,
        String summary,
        JsonNode payload,
        List<Finding> findings,
        @Nullable String ran,
        Instant at) {
    public Evidence {
        findings = List.copyOf(findings);
    }
}
