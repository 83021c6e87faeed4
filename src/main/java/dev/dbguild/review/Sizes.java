package dev.dbguild.review;

import java.util.Locale;

/// Tells sizes and durations as people do.
final class Sizes {
    private static final double STEP = 1024;

    private Sizes() {}

    /// `2.1 GB`
    static String told(double bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < units.length - 1) {
            value /= STEP;
            unit++;
        }
        String format = value >= 10 || unit == 0 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, value, units[unit]);
    }

    /// `under a second`, `about 42 s`, `about 12 min`, `about 3 h`
    static String duration(double seconds) {
        if (seconds < 1) {
            return "under a second";
        }
        if (seconds < 120) {
            return "about %.0f s".formatted(seconds);
        }
        return seconds < 7200
                ? "about %.0f min".formatted(seconds / 60)
                : "about %.0f h".formatted(seconds / 3600);
    }
}
