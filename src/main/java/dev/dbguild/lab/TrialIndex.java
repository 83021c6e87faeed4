package dev.dbguild.lab;

import java.util.Set;

/// What became of an index that a twin was asked to make.
public sealed interface TrialIndex {
    /// The statement as it was given.
    String statement();

    /// It is there, hidden until [Twin#show].
    ///
    /// @param name qualified and quoted, as it can stand in SQL
    /// @param bytes a real one would take; of a partitioned table's index, all parts together
    /// @param planned what plans call it: its bare name, and those of its parts on partitions
    record Made(String statement, String name, long bytes, Set<String> planned)
            implements TrialIndex {
        public Made {
            planned = Set.copyOf(planned);
        }
    }

    /// It could not be made; the others were.
    ///
    /// @param reason PostgreSQL's own
    record Refused(String statement, String reason) implements TrialIndex {}
}
