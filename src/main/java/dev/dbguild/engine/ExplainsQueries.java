package dev.dbguild.engine;

import com.fasterxml.jackson.databind.JsonNode;

/// Asks the planner. The statement must have passed the SQL gate; it is executed only with `analyze`, in a read-only
/// transaction that is rolled back.
public interface ExplainsQueries extends Capability {
    Explained explain(Target target, String sql, boolean analyze);

    /// @param plan the engine's own JSON document, unchanged
    /// @param ran the whole statement that was sent
    /// @param generic whether parameters (`$1`) were left open, so that the plan is one for any value
    record Explained(JsonNode plan, String ran, boolean generic) {}
}
