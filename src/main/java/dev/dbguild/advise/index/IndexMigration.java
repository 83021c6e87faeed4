package dev.dbguild.advise.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A migration that makes the indexes that are needed and drops those that are not, without blocking writes.
///
/// @param file what it may be called
/// @param steps in the order they run: what is made before what is dropped
/// @param up the whole file; to be run outside a transaction
/// @param down the way back
/// @param effect what all of it, the drops too, does to the workload, by the queries' names; null when it was not tried
/// @param review what our own review says of it on the target; null when it was not asked
public record IndexMigration(
        String file,
        List<Step> steps,
        String up,
        String down,
        @Nullable String effect,
        @Nullable String review) {
    public IndexMigration {
        steps = List.copyOf(steps);
    }

    /// One statement, or the few that belong together on a partitioned table.
    ///
    /// @param index what it makes or drops, as its users write it
    /// @param undo what takes it back; a comment where nothing does
    /// @param reason one line
    /// @param queries those whose plan uses what is made; empty for what is dropped
    public record Step(
            String index,
            boolean creates,
            String statement,
            String undo,
            String reason,
            List<Gain> queries) {
        public Step {
            queries = List.copyOf(queries);
        }
    }

    /// What a query gains by all indexes of the migration together.
    ///
    /// @param name `Q1` for the query that takes the most time
    /// @param queryId as `slow_queries` names it
    public record Gain(
            String name,
            @Nullable String queryId,
            String sql,
            double costBefore,
            double costAfter) {}

    /// The same with what a trial and a review say of it.
    public IndexMigration judged(@Nullable String tried, String reviewed) {
        return new IndexMigration(file, steps, up, down, tried, reviewed);
    }

    static IndexMigration of(String target, List<Step> steps) {
        String file = target.replaceAll("[^a-z0-9]+", "_") + "_indexes.sql";
        return new IndexMigration(
                file,
                steps,
                MigrationText.of("indexes of '" + target + "'", steps),
                MigrationText.back("takes back " + file, steps),
                null,
                null);
    }
}
