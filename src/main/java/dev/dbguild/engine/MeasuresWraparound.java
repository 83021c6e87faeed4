package dev.dbguild.engine;

import java.util.List;

/// Measures how old the oldest unfrozen transactions of a database are, and what keeps them.
public interface MeasuresWraparound extends Capability {
    Wraparound measure(Target target);

    /// @param freezeMaxAge age at which autovacuum freezes by force
    /// @param tables the oldest tables, measured by their own limits, oldest first
    /// @param holders who keeps vacuum from freezing and removing rows, oldest first
    record Wraparound(
            long xidAge,
            long freezeMaxAge,
            long multixactAge,
            long multixactFreezeMaxAge,
            List<TableAge> tables,
            List<Holder> holders) {
        private static final double LIMIT = 2_146_483_648.0;

        public Wraparound {
            tables = List.copyOf(tables);
            holders = List.copyOf(holders);
        }

        /// Percentage of the transaction ids that are used, 0 to 100.
        public double usedPercent() {
            return 100.0 * Math.max(xidAge, multixactAge) / LIMIT;
        }

        /// How often the age at which autovacuum freezes by force has gone by.
        public double timesFreezeAge() {
            return Math.max(
                    (double) xidAge / Math.max(1, freezeMaxAge),
                    (double) multixactAge / Math.max(1, multixactFreezeMaxAge));
        }
    }

    /// @param toast whether it is the part of the table that keeps long values
    /// @param xidLimit age at which autovacuum freezes it by force
    record TableAge(
            String schema,
            String table,
            boolean toast,
            long xidAge,
            long xidLimit,
            long multixactAge,
            long multixactLimit) {

        /// How much of its limits is used; 1 is where autovacuum freezes by force.
        public double used() {
            return Math.max(
                    (double) xidAge / Math.max(1, xidLimit),
                    (double) multixactAge / Math.max(1, multixactLimit));
        }
    }

    /// What holds the horizon back: rows that died after it began cannot be removed.
    ///
    /// @param kind `session`, `prepared transaction`, `slot` or `standby`
    /// @param name its pid or name
    /// @param xidAge transactions begun since
    record Holder(String kind, String name, long xidAge) {}
}
