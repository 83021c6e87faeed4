package dev.dbguild.advise.index;

import java.util.Arrays;
import java.util.List;

/// How much each query counts.
final class Weights {
    private Weights() {}

    /// Each query's part in the workload; together 1.
    ///
    /// @param costs of each before any index, which stand for time where none was measured
    static double[] parts(List<Asked> queries, double[] costs) {
        double[] parts = new double[queries.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = queries.get(i).weight() * (queries.get(i).id() == null ? costs[i] : 1);
        }
        double all = Math.max(1e-9, Arrays.stream(parts).sum());
        return Arrays.stream(parts).map(part -> part / all).toArray();
    }

    /// Half alike for all, half by its part in the workload. Where one query costs more than all others and can be made
    /// cheap, the others would count for nothing beside it; so that part is taken of the geometric mean of what the
    /// workload costs now and of what it would cost at best.
    ///
    /// @param before costs of each before any index
    /// @param best costs of each when the planner sees every candidate
    static double[] of(double[] parts, double[] before, double[] best) {
        double left = 0;
        for (int i = 0; i < parts.length; i++) {
            left += parts[i] * best[i] / Math.max(1e-9, before[i]);
        }
        double whole = Math.sqrt(Math.max(1e-9, left));
        double alike = 1.0 / Math.max(1, parts.length);
        return Arrays.stream(parts).map(part -> part / whole / 2 + alike / 2).toArray();
    }
}
