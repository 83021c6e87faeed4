package dev.dbguild.engine;

/// Measures how old the oldest unfrozen transaction of a database is.
public interface MeasuresWraparound extends Capability {
    Wraparound measure(Target target);

    /// @param freezeMaxAge age at which autovacuum freezes by force
    record Wraparound(
            long xidAge, long freezeMaxAge, long multixactAge, long multixactFreezeMaxAge) {
        private static final double LIMIT = 2_146_483_648.0;

        /// Percentage of the transaction ids that are used, 0 to 100.
        public double usedPercent() {
            return 100.0 * Math.max(xidAge, multixactAge) / LIMIT;
        }
    }
}
