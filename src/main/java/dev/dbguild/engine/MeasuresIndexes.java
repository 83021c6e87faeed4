package dev.dbguild.engine;

import dev.dbguild.schema.Index;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures how much each index is used.
public interface MeasuresIndexes extends Capability {
    IndexUsage measure(Target target);

    /// @param since when the counters began, null when they were never reset: then since the cluster was made
    /// @param replica whether this is a standby, whose counters say nothing about the primary
    record IndexUsage(@Nullable Instant since, boolean replica, List<IndexMeasure> indexes) {
        public IndexUsage {
            indexes = List.copyOf(indexes);
        }
    }

    /// @param scans since the counters began
    /// @param lastScan null when never, or on servers before 16, which do not record it
    /// @param tableRows estimate for its table
    /// @param tableWrites rows inserted, updated and deleted in its table
    /// @param replicaIdentity whether logical replication needs it
    /// @param building whether a session is building it
    record IndexMeasure(
            Index index,
            long scans,
            @Nullable Instant lastScan,
            long tableRows,
            long tableWrites,
            boolean replicaIdentity,
            boolean building) {}
}
