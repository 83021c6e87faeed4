package dev.dbguild.advise.index;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.dbguild.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which indexes queries need, tried on a twin, and which ones can go.
///
/// @param schema `dbguild/index-advice/1`
/// @param says the verdict as a sentence
/// @param proposed in the order they were chosen: each gains most given those before it
/// @param queries each with its plan and cost before and after all proposed indexes
/// @param rejected every other candidate, with the reason
/// @param droppable findings on indexes that can go; empty for a single query
/// @param skipped queries that could not be judged
/// @param differences what may make the twin plan otherwise than the target
/// @param migration what makes the proposed indexes and drops the droppable ones; null when there is nothing to do
public record IndexAdvice(
        String schema,
        String target,
        Verdict verdict,
        String says,
        List<ProposedIndex> proposed,
        List<AdvisedQuery> queries,
        List<RejectedIndex> rejected,
        List<Finding> droppable,
        List<SkippedQuery> skipped,
        List<String> differences,
        @Nullable IndexMigration migration) {

    public static final String VERSION = "dbguild/index-advice/1";

    public IndexAdvice {
        proposed = List.copyOf(proposed);
        queries = List.copyOf(queries);
        rejected = List.copyOf(rejected);
        droppable = List.copyOf(droppable);
        skipped = List.copyOf(skipped);
        differences = List.copyOf(differences);
    }

    /// The same advice with this migration.
    public IndexAdvice with(@Nullable IndexMigration written) {
        return new IndexAdvice(
                schema,
                target,
                verdict,
                says,
                proposed,
                queries,
                rejected,
                droppable,
                skipped,
                differences,
                written);
    }

    /// What came out.
    public enum Verdict {
        CREATE("create"),
        SERVED("served"),
        SMALL_TABLES("smallTables"),
        LITTLE_GAIN("littleGain"),
        NOTHING_TO_INDEX("nothingToIndex");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /// An index that is worth its place.
    ///
    /// @param keys as they stand in the statement: `customer_id`, `created_at DESC`
    /// @param statement `create index concurrently …`
    /// @param bytes estimated size
    /// @param saves share of the cost of all queries that it takes away, 0 to 1
    /// @param why why these columns in this order
    public record ProposedIndex(
            String name,
            String table,
            List<String> keys,
            String statement,
            long bytes,
            double saves,
            String why) {
        public ProposedIndex {
            keys = List.copyOf(keys);
        }
    }

    /// A query and what the proposed indexes do to it.
    ///
    /// @param queryId as `slow_queries` names it; null for a query that was asked about
    /// @param weight how much it counts: its execution time so far in milliseconds, 1 for a single query
    public record AdvisedQuery(
            @Nullable String queryId,
            String sql,
            double weight,
            double costBefore,
            double costAfter,
            String planBefore,
            String planAfter) {}

    /// A candidate that was not chosen.
    ///
    /// @param index `orders (customer_id)`
    public record RejectedIndex(String index, String reason) {}

    /// A query that could not be judged.
    public record SkippedQuery(String sql, String reason) {}
}
