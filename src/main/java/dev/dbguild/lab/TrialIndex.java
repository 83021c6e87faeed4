package dev.dbguild.lab;

/// What became of an index that a twin was asked to make.
public sealed interface TrialIndex {
    /// The statement as it was given.
    String statement();

    /// It is there, hidden until [Twin#show].
    ///
    /// @param name qualified and quoted, as it can stand in SQL
    /// @param bytes a real one would take; of a partitioned table's index, all parts together
    record Made(String statement, String name, long bytes) implements TrialIndex {}

    /// It could not be made; the others were.
    ///
    /// @param reason PostgreSQL's own
    record Refused(String statement, String reason) implements TrialIndex {}
}
