package dev.dbguild.tool.gate;

/// What an admitted statement is for.
public enum Purpose {
    /// It will be executed, so it has to be a query.
    RUN,
    /// The planner is asked and nothing is executed, so it may be an INSERT, UPDATE, DELETE or MERGE too.
    PLAN
}
