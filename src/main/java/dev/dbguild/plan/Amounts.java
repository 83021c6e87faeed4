package dev.dbguild.plan;

import java.util.Locale;

/// Numbers of a plan as people read them.
public final class Amounts {
    private Amounts() {}

    /// `1,234`; two decimals below 10 where there are some.
    public static String count(double value) {
        boolean whole = value == Math.rint(value) || value >= 10;
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", value);
    }

    /// `0.042 ms`, `0.4 ms`, `12 ms`, `3.4 s`
    public static String time(double ms) {
        if (ms >= 1000) {
            return String.format(Locale.ROOT, "%,.1f s", ms / 1000);
        }
        return String.format(
                Locale.ROOT, ms >= 10 ? "%.0f ms" : ms >= 1 ? "%.1f ms" : "%.3f ms", ms);
    }

    /// `88 %` of a share between 0 and 1.
    public static String share(double share) {
        return Math.round(100 * share) + " %";
    }

    /// `1,200 rows`, `1 row`
    public static String rows(double rows) {
        return count(rows) + (rows == 1 ? " row" : " rows");
    }

    /// What happened beside what was expected: `33 rows × 3,000 loops (1 expected)`.
    public static String rows(PlanNode node) {
        Actual actual = node.actual();
        if (actual == null) {
            return node.estimate().known() ? rows(node.estimate().rows()) + " expected" : "";
        }
        if (actual.loops() == 0) {
            return "never executed";
        }
        String loops = actual.loops() == 1 ? "" : " × " + count(actual.loops()) + " loops";
        return rows(actual.rows())
                + loops
                + (node.estimate().known()
                        ? " (" + count(node.estimate().rows()) + " expected)"
                        : "");
    }
}
