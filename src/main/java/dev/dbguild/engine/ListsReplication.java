package dev.dbguild.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists who replicates from a server and how far behind they are.
public interface ListsReplication extends Capability {
    Replication list(Target target);

    /// @param replicas standbys connected to it
    /// @param slots replication slots, with the log they keep
    /// @param delaySeconds how far a standby itself is behind; null on a primary, and before the first replay
    /// @param slotLimitBytes the most that slots may keep, null when there is no limit
    /// @param archiver null when nothing is archived
    record Replication(
            boolean replica,
            List<Standby> replicas,
            List<Slot> slots,
            @Nullable Double delaySeconds,
            @Nullable Long slotLimitBytes,
            @Nullable Archiver archiver) {
        public Replication {
            replicas = List.copyOf(replicas);
            slots = List.copyOf(slots);
        }
    }

    /// @param state `unknown` when the role may not see it
    /// @param lagBytes written here and not yet replayed there
    record Standby(
            String name, String state, @Nullable Double lagSeconds, @Nullable Long lagBytes) {}

    /// @param retainedBytes write-ahead log kept for it, null when it keeps none
    /// @param lost why it can never be used again, null when it can
    /// @param inactiveSince null while it is active, and before 17, which does not record it
    record Slot(
            String name,
            String type,
            boolean active,
            @Nullable Long retainedBytes,
            @Nullable String lost,
            @Nullable Instant inactiveSince) {}

    /// @param lastFailed the file that could not be archived, null when none failed since the last that could
    record Archiver(long archived, long failed, @Nullable String lastFailed) {}
}
