package dev.dbguild.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Estimates how much of each table is dead rows or empty space, worst first.
public interface EstimatesBloat extends Capability {
    List<Bloat> estimate(Target target);

    /// @param deadPercent dead rows of all rows, by the statistics collector
    /// @param wastedBytes estimated from column widths and row count; null when there are no statistics to do so
    /// @param wastedPercent of the heap, null as `wastedBytes`
    /// @param measured whether the pages were looked at, which takes an extension, and not only reckoned
    record Bloat(
            String schema,
            String table,
            long liveRows,
            long deadRows,
            double deadPercent,
            long heapBytes,
            @Nullable Long wastedBytes,
            @Nullable Double wastedPercent,
            @Nullable Instant lastVacuum,
            boolean measured) {

        public String shown() {
            return schema.equals("public") ? table : schema + "." + table;
        }
    }
}
