package dev.dbguild.api.rest;

import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Runs, the newest first: the document `dbguild/runs/1`.
///
/// @param next what to send as `before` for the page after this one, null on the last
record RunPage(String schema, List<Summary> runs, @Nullable String next) {

    /// One run without its answer and evidence.
    @Schema(name = "RunSummary")
    record Summary(
            String id,
            RunStatus status,
            String question,
            @Nullable String target,
            @Nullable String agent,
            @Nullable String language,
            int findings,
            Instant createdAt,
            @Nullable Instant finishedAt) {
        private static final int QUESTION = 500;

        static Summary of(Run run) {
            return new Summary(
                    run.id(),
                    run.status(),
                    shortened(run.question()),
                    run.target(),
                    run.agent(),
                    run.language(),
                    run.findings().size(),
                    run.createdAt(),
                    run.finishedAt());
        }

        private static String shortened(String question) {
            return question.length() <= QUESTION
                    ? question
                    : question.substring(0, question.offsetByCodePoints(0, QUESTION - 1)) + "…";
        }
    }

    /// @param oneMore the runs of the page, and one more when there is a next page
    static RunPage of(List<Run> oneMore, int limit) {
        List<Summary> runs = oneMore.stream().limit(limit).map(Summary::of).toList();
        return new RunPage(
                "dbguild/runs/1", runs, oneMore.size() > limit ? runs.getLast().id() : null);
    }
}
