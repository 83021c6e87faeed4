package dev.dbguild.agent;

import dev.dbguild.delegation.Handoff;
import dev.dbguild.delegation.Route;
import dev.dbguild.finding.Finding;
import dev.dbguild.tool.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request and what came of it: the document `dbguild/run/1`.
///
/// @param agent who answered, null while the router has not decided
/// @param answer Markdown, null until there is one
/// @param problem why it failed, null when it did not
/// @param guild version hash of the guild that served it
public record Run(
        String schema,
        String id,
        RunStatus status,
        String question,
        @Nullable String target,
        @Nullable String agent,
        @Nullable Route route,
        @Nullable String language,
        @Nullable String answer,
        List<Evidence> evidence,
        List<Finding> findings,
        List<Handoff> handoffs,
        Usage usage,
        @Nullable ProblemReport problem,
        String guild,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    public static final String SCHEMA = "dbguild/run/1";

    public Run {
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
        handoffs = List.copyOf(handoffs);
    }
}
