package dev.dbguild.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists who replicates from a server and how far behind they are.
public interface ListsReplication extends Capability {
    Replication list(Target target);

    /// @param replicas standbys connected to it
    /// @param slots replication slots, with the log they keep
    record Replication(boolean replica, List<Standby> replicas, List<Slot> slots) {
        public Replication {
            replicas = List.copyOf(replicas);
            slots = List.copyOf(slots);
        }
    }

    record Standby(String name, String state, @Nullable Double lagSeconds) {}

    /// @param retainedBytes write-ahead log kept for it, null when the role may not see it
    record Slot(String name, String type, boolean active, @Nullable Long retainedBytes) {}
}
