package dev.dbguild.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts a server's checkpoints by what caused them.
public interface CountsCheckpoints extends Capability {
    Checkpoints count(Target target);

    /// @param timed caused by `checkpoint_timeout`
    /// @param requested caused by as much write-ahead log as `max_wal_size` allows, or asked for
    /// @param since when the counters began, null when unknown
    record Checkpoints(long timed, long requested, @Nullable Instant since) {}
}
