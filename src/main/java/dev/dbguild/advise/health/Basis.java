package dev.dbguild.advise.health;

/// What a check's figures rest on, which decides how far they may be trusted.
public enum Basis {
    /// What is there at the time of the look.
    PRESENT,
    /// Counters of the database, cumulative since they were reset.
    DATABASE,
    /// Counters of the server's checkpoints.
    CHECKPOINTS,
    /// Counters of single statements.
    STATEMENTS
}
