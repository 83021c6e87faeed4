package dev.dbguild.advise;

import java.util.Locale;

/// Numbers as people read them.
public final class Figures {
    private Figures() {}

    /// `1,234,567`
    public static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /// A planner's cost: `4,437.90`
    public static String cost(double cost) {
        return String.format(Locale.ROOT, "%,.2f", cost);
    }

    /// `93 %`, of a share between 0 and 1; never rounded up to 100.
    public static String share(double share) {
        return percent(100 * share);
    }

    /// `93 %`; one decimal below 10, never rounded up to 100.
    public static String percent(double percent) {
        double told = percent < 100 ? Math.min(percent, 99.9) : percent;
        return String.format(
                Locale.ROOT, told < 10 || told > 99 && told < 100 ? "%.1f %%" : "%.0f %%", told);
    }

    /// `0.4 ms`, `12 ms`, `3.4 s`
    public static String time(double ms) {
        String form = ms < 10 ? "%.1f ms" : ms < 1000 ? "%.0f ms" : "%.1f s";
        return String.format(Locale.ROOT, form, ms < 1000 ? ms : ms / 1000);
    }

    /// `46 times`, `1,200 times`, `2.3 times`
    public static String factor(double factor) {
        return String.format(Locale.ROOT, factor < 10 ? "%.1f times" : "%,.0f times", factor);
    }
}
