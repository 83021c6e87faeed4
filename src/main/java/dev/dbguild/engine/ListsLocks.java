package dev.dbguild.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists who waits for whom.
public interface ListsLocks extends Capability {
    Locks list(Target target);

    /// @param held how many locks are held by others, by mode
    /// @param participants every session that waits or blocks
    /// @param shut tables of this database that a session holds, or waits for, all to itself: nobody can read them
    record Locks(List<Held> held, List<Participant> participants, List<String> shut) {
        public Locks {
            held = List.copyOf(held);
            participants = List.copyOf(participants);
            shut = List.copyOf(shut);
        }
    }

    record Held(String mode, long count) {}

    /// @param blockedBy pids it waits for, empty for the ones at the root
    /// @param wantsMode the lock mode it waits for, null when it waits for none
    /// @param wantsOn the relation or object it waits for, null when unknown
    record Participant(
            int pid,
            List<Integer> blockedBy,
            @Nullable String user,
            @Nullable String application,
            String state,
            @Nullable String wantsMode,
            @Nullable String wantsOn,
            @Nullable Double waitingSeconds,
            @Nullable Double transactionSeconds,
            @Nullable String query) {
        public Participant {
            blockedBy = List.copyOf(blockedBy);
        }
    }
}
