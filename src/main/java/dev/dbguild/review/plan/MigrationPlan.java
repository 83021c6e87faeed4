package dev.dbguild.review.plan;

import dev.dbguild.review.Review.Found;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The document `dbguild/plan/1`: a change as numbered steps, each proved.
///
/// @param schema name and version of the document
/// @param kind what is done: `rename-column`, …
/// @param request as it was understood, by key
/// @param files up and down of every step, named as the layout wants them
/// @param notes what holds for the whole plan
/// @param notRestored what going down does not bring back
/// @param proof what the lab says to the whole
public record MigrationPlan(
        String schema,
        String kind,
        Map<String, String> request,
        List<Planned> steps,
        List<PlannedFile> files,
        List<String> notes,
        List<String> notRestored,
        Proof proof) {
    public static final String SCHEMA = "dbguild/plan/1";

    public MigrationPlan {
        request = Map.copyOf(request);
        steps = List.copyOf(steps);
        files = List.copyOf(files);
        notes = List.copyOf(notes);
        notRestored = List.copyOf(notRestored);
    }

    /// A step.
    ///
    /// @param transactional whether the file up runs in one transaction
    /// @param files names of its files
    /// @param notes what to deploy or know before it runs
    /// @param accepted findings that it takes upon itself, with the reason, by rule
    /// @param findings what the reviewer has against it besides; empty for a sound step
    /// @param proof null when nothing was run
    public record Planned(
            int number,
            Phase phase,
            String title,
            boolean transactional,
            List<String> files,
            String up,
            String down,
            List<String> notes,
            Map<String, String> accepted,
            List<Found> findings,
            StepProof proof) {
        public Planned {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
            accepted = Map.copyOf(accepted);
            findings = List.copyOf(findings);
        }
    }

    /// @param table whose rows were at stake, null when there is none
    /// @param rows that it held
    /// @param sound whether every step ran, kept nobody out for long, let both shapes work and is reviewed clean
    /// @param schemaReturned whether going down gave the schema of the start
    /// @param dataReturned whether the rows were what they had been
    public record Proof(
            @Nullable String table,
            long rows,
            boolean sound,
            boolean schemaReturned,
            boolean dataReturned) {}
}
