package dev.dbguild.advise.whatif;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.dbguild.finding.Proof;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What changes would do to queries.
///
/// @param schema `dbguild/what-if/1`
/// @param basis where the plans come from
/// @param proof observed on a copy of the rows, else derived
/// @param says the outcome as a sentence
/// @param costBefore planner's cost of all queries together, each once
/// @param alone what each change does without the others; empty unless asked for
/// @param skipped queries of the workload that cannot be planned as they are
/// @param notes what has to be known to trust the figures
/// @param differences what may make the twin plan otherwise than the target
public record WhatIfAnswer(
        String schema,
        String target,
        Basis basis,
        Proof proof,
        String says,
        double costBefore,
        double costAfter,
        List<ChangeEffect> changes,
        List<QueryEffect> queries,
        List<AloneEffect> alone,
        List<SkippedQuery> skipped,
        List<String> notes,
        List<String> differences) {
    public static final String VERSION = "dbguild/what-if/1";

    public WhatIfAnswer {
        changes = List.copyOf(changes);
        queries = List.copyOf(queries);
        alone = List.copyOf(alone);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
        differences = List.copyOf(differences);
    }

    /// Where plans come from.
    public enum Basis {
        /// The schema and statistics without rows: derived.
        TWIN,
        /// Hypothetical indexes on the target itself: derived.
        HYPOPG,
        /// Rows copied into the lab, where the change was really made: observed.
        COPY;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What becomes of a query.
    public enum Verdict {
        BETTER,
        WORSE,
        SAME,
        /// It could be planned before, and cannot any more.
        BROKEN;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A change as it was understood.
    ///
    /// @param bytes size of a new index, with equal keys merged as a b-tree merges them; of a dropped one what is freed
    /// @param buildMs what building took; null where nothing was built
    public record ChangeEffect(
            String change,
            String kind,
            @Nullable Long bytes,
            @Nullable Double buildMs,
            List<String> notes) {
        public ChangeEffect {
            notes = List.copyOf(notes);
        }
    }

    /// A query before and after all changes.
    ///
    /// @param name `Q1`, in the order they were given or by time taken
    /// @param queryId as `slow_queries` names it; null for a query that was asked about
    /// @param because what the plans do differently; for a broken query the server's words
    /// @param planAfter null when it is the plan before
    /// @param msBefore median of some runs on a warm cache; null where it was not run
    public record QueryEffect(
            String name,
            @Nullable String queryId,
            String sql,
            double weight,
            Verdict verdict,
            double costBefore,
            @Nullable Double costAfter,
            @Nullable Double msBefore,
            @Nullable Double msAfter,
            List<String> because,
            String planBefore,
            @Nullable String planAfter) {
        public QueryEffect {
            because = List.copyOf(because);
        }

        QueryEffect timed(@Nullable Double before, @Nullable Double after) {
            return new QueryEffect(
                    name,
                    queryId,
                    sql,
                    weight,
                    verdict,
                    costBefore,
                    costAfter,
                    before,
                    after,
                    because,
                    planBefore,
                    planAfter);
        }
    }

    /// One change without the others.
    ///
    /// @param left share of the queries' cost that is left, weighted; over 1 when it makes things worse
    public record AloneEffect(
            String change, double costAfter, double left, List<String> better, List<String> worse) {
        public AloneEffect {
            better = List.copyOf(better);
            worse = List.copyOf(worse);
        }
    }

    /// A query that could not be judged.
    public record SkippedQuery(String sql, String reason) {}
}
