package dev.dbguild.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures how large and how used each table is, largest first.
public interface MeasuresTables extends Capability {
    List<TableMeasure> measure(Target target);

    /// One table, partition or materialized view.
    ///
    /// @param rows the statistics' estimate, -1 when never analysed
    /// @param bytes heap, TOAST and indexes together
    /// @param partitionOf its parent's name, null unless it is a partition
    /// @param xidAge transactions since its oldest unfrozen one
    record TableMeasure(
            String schema,
            String table,
            @Nullable String partitionOf,
            long rows,
            long bytes,
            long heapBytes,
            long toastBytes,
            long indexBytes,
            long seqScans,
            long seqRows,
            long indexScans,
            long inserted,
            long updated,
            long hotUpdated,
            long deleted,
            long liveRows,
            long deadRows,
            long changedSinceAnalyze,
            @Nullable Instant lastVacuum,
            @Nullable Instant lastAnalyze,
            long xidAge,
            boolean hasPrimaryKey,
            Upkeep upkeep) {

        /// The name as its users write it.
        public String shown() {
            return schema.equals("public") ? table : schema + "." + table;
        }

        /// Share of dead rows, 0 to 100.
        public double deadPercent() {
            long all = liveRows + deadRows;
            return all == 0 ? 0 : 100.0 * deadRows / all;
        }
    }

    /// When autovacuum looks after a table, by the server's settings and the table's own.
    ///
    /// @param enabled whether it does
    /// @param vacuumFrom dead rows from which it vacuums
    /// @param analyzeFrom changed rows from which it analyses
    /// @param running whether a vacuum is at work there
    /// @param grown whether its file is larger than when it was last vacuumed or analysed
    record Upkeep(
            boolean enabled,
            double vacuumFrom,
            double analyzeFrom,
            boolean running,
            boolean grown) {
        /// Of an engine that needs none.
        public static final Upkeep NONE =
                new Upkeep(true, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, false, true);
    }
}
