package dev.dbguild.tool;

import java.util.Locale;

/// Bytes as people read them.
final class Size {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Size() {}

    /// `128 MB`: units of 1024, as PostgreSQL prints them, one decimal below ten.
    static String text(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        boolean decimal = unit > 0 && value < 10 && value != Math.rint(value);
        return String.format(Locale.ROOT, decimal ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }
}
