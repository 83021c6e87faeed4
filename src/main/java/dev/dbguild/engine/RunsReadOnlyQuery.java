package dev.dbguild.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs one statement that passed the SQL gate, in a read-only transaction that is always rolled back; afterwards the
/// session is reset. Rows are streamed, so that the caps hold whatever the statement returns.
public interface RunsReadOnlyQuery extends Capability {
    Rows run(Target target, String sql, Caps caps);

    /// How much may come back.
    ///
    /// @param rows 1 to 1000
    /// @param bytes of all cells together
    /// @param cell characters of one cell
    record Caps(int rows, int bytes, int cell) {
        public static final Caps DEFAULT = new Caps(200, 128_000, 2_000);

        public Caps {
            rows = Math.clamp(rows, 1, 1000);
        }
    }

    /// @param more whether there were rows that are not here
    /// @param truncated what was left out, exactly, as a sentence; null when nothing was
    record Rows(
            List<String> columns,
            List<List<@Nullable Object>> rows,
            boolean more,
            @Nullable String truncated) {
        public Rows {
            columns = List.copyOf(columns);
        }
    }
}
