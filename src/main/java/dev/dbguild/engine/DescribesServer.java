package dev.dbguild.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what server a target is.
public interface DescribesServer extends Capability {
    Server describe(Target target);

    /// @param version as the server prints it, `18.4`
    /// @param major 13 to 18 are known
    /// @param bytes size of the database; null when the role may not see it
    /// @param replica whether it is a standby
    /// @param statsReset since when the cumulative statistics of this database count; null when never reset
    /// @param extensions installed ones, by name
    record Server(
            String version,
            int major,
            String database,
            String user,
            @Nullable Long bytes,
            boolean replica,
            Instant startedAt,
            @Nullable Instant statsReset,
            List<String> extensions) {
        public Server {
            extensions = List.copyOf(extensions);
        }
    }
}
