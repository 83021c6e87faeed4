package dev.dbguild.advise.index;

import dev.dbguild.Problem;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.QueryReader;
import dev.dbguild.sql.QueryShape.ColumnUse;
import dev.dbguild.sql.QueryShape.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What writing costs more for each index of a table.
///
/// pganalyze's measure: bytes written for an index entry against those of a row, `(8 + widths of indexed columns) /
/// (27 + widths of all columns)`, a tenth of it for a partial index. An UPDATE that changes none of an index's columns
/// seldom writes to it (`HOT`).
///
/// @param writes by table, the share of the workload that writes to it; by `table.column`, the share that changes it
record Upkeep(Map<String, Double> writes, ColumnFacts facts) {
    private static final double UNKNOWN = 16;
    private static final double HOT = 0.1;

    /// What a write that touches an index costs beside the rest of the statement.
    private static final double PART = 0.1;

    /// A statement and its plan.
    record Written(Asked query, Plan plan) {}

    static Upkeep of(List<Written> statements, ColumnFacts facts) {
        Map<String, Double> writes = new HashMap<>();
        for (Written written : statements) {
            PlanNode root = written.plan().root();
            if (root.type().equals("ModifyTable")) {
                add(writes, written, root, PART / statements.size());
            }
        }
        return new Upkeep(Map.copyOf(writes), facts);
    }

    private static void add(
            Map<String, Double> writes, Written written, PlanNode root, double share) {
        String table = root.qualified().orElse("");
        boolean every = root.word("Operation").equals("Insert");
        writes.merge(table, every ? share : share * HOT, Double::sum);
        for (String column : assigned(written.query().sql())) {
            writes.merge(table + "." + column, share, Double::sum);
        }
    }

    private static List<String> assigned(String sql) {
        try {
            return QueryReader.read(sql.replaceAll("\\$\\d+", "?"), Dialect.POSTGRESQL)
                    .uses()
                    .stream()
                    .filter(use -> use.role() == Role.ASSIGN)
                    .map(ColumnUse::column)
                    .distinct()
                    .toList();
        } catch (Problem unreadable) {
            return List.of();
        }
    }

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
        Table table = candidate.table();
        double keys = 8;
        for (Key key : candidate.keys()) {
            keys += width(table, String.valueOf(key.column()));
        }
        for (String column : candidate.include()) {
            keys += width(table, column);
        }
        double row =
                27 + table.columns().stream().mapToDouble(each -> width(table, each.name())).sum();
        return keys / row * (candidate.predicate() == null ? 1 : 0.1);
    }

    private double width(Table table, String column) {
        return facts.of(table, column).map(fact -> (double) fact.width()).orElse(UNKNOWN);
    }
}
