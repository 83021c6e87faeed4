package dev.dbguild.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts what became of the transactions of a database.
public interface CountsTransactions extends Capability {
    Transactions count(Target target);

    /// @param since when the counters began, null when they were never reset
    /// @param tempBytes written to temporary files, by queries and index builds alike
    /// @param checksumFailures null when pages carry no checksums
    record Transactions(
            @Nullable Instant since,
            long commits,
            long rollbacks,
            long deadlocks,
            long tempFiles,
            long tempBytes,
            @Nullable Long checksumFailures) {

        public long all() {
            return commits + rollbacks;
        }
    }
}
