package dev.dbguild.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plans queries on the target itself as if indexes were there that are not, where an extension can do that (HypoPG).
/// Nothing is made and nothing executed: what is supposed lives in one session and ends with its transaction.
public interface SupposesIndexes extends Capability {
    /// What it can do here.
    Ability ability(Target target);

    /// How each query would run.
    ///
    /// @param queries that passed the SQL gate
    /// @return for each query, in their order, its plan or why it has none
    /// @throws dev.dbguild.Problem [dev.dbguild.Code#SQL_FAILED] when an index cannot be supposed
    List<Supposed> plan(Target target, Supposition supposition, List<String> queries);

    /// @param version of the extension; null when it is not there
    /// @param hides whether indexes that are there can be supposed away
    record Ability(@Nullable String version, boolean hides) {}

    /// @param created one `CREATE INDEX` each
    /// @param hidden names as they are written in SQL
    /// @param settings of the planner, each value as written in SQL
    record Supposition(List<String> created, List<String> hidden, Map<String, String> settings) {
        public Supposition {
            created = List.copyOf(created);
            hidden = List.copyOf(hidden);
            settings = Map.copyOf(settings);
        }
    }

    /// @param plan null when the query cannot be planned
    /// @param failure the server's words; null when it can
    record Supposed(@Nullable JsonNode plan, @Nullable String failure) {}
}
