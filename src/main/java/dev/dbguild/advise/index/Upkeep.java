package dev.dbguild.advise.index;

import dev.dbguild.schema.Table;
import java.util.Map;

/// What writing costs more for each index of a table.
///
/// pganalyze's measure: bytes written for an index entry against those of a row, `(8 + widths of indexed columns) /
/// (27 + widths of all columns)`, a tenth of it for a partial index.
///
/// @param writes by table, the share of the workload that writes to it; by `table.column`, the share that changes it
/// @param widths by `table.column`, average bytes; by table, those of a whole row
record Upkeep(Map<String, Double> writes, Map<String, Double> widths) {
    private static final double UNKNOWN = 16;

    /// As a share of the workload's cost.
    double of(Candidate candidate) {
        return share(candidate) * overhead(candidate);
    }

    private double share(Candidate candidate) {
        Table table = candidate.table();
        double share = writes.getOrDefault(table.qualified(), 0.0);
        for (Key key : candidate.keys()) {
            share += writes.getOrDefault(table.qualified() + "." + key.column(), 0.0);
        }
        for (String column : candidate.include()) {
            share += writes.getOrDefault(table.qualified() + "." + column, 0.0);
        }
        return share;
    }

    double overhead(Candidate candidate) {
        String table = candidate.table().qualified();
        double keys = 8;
        for (Key key : candidate.keys()) {
            keys += widths.getOrDefault(table + "." + key.column(), UNKNOWN);
        }
        for (String column : candidate.include()) {
            keys += widths.getOrDefault(table + "." + column, UNKNOWN);
        }
        double row = 27 + widths.getOrDefault(table, 10 * UNKNOWN);
        return keys / row * (candidate.predicate() == null ? 1 : 0.1);
    }
}
