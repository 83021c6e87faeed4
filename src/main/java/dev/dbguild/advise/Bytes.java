package dev.dbguild.advise;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as PostgreSQL writes them.
public final class Bytes {
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(B|kB|MB|GB|TB)?");

    private Bytes() {}

    /// `64MB` in bytes; a bare number is in kilobytes, as in `work_mem`.
    public static double read(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return 0;
        }
        double number = Double.parseDouble(size.group(1));
        return switch (size.group(2) == null ? "kB" : size.group(2)) {
            case "B" -> number;
            case "MB" -> number * 1024 * 1024;
            case "GB" -> number * 1024 * 1024 * 1024;
            case "TB" -> number * 1024 * 1024 * 1024 * 1024;
            case String _ -> number * 1024;
        };
    }

    /// For people: `512 B`, `64 kB`, `1.5 MB`.
    public static String shown(double bytes) {
        if (bytes < 1024) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        }
        if (bytes < 1024 * 1024) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / 1024);
        }
        return bytes < 1024.0 * 1024 * 1024
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1024 / 1024)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1024 / 1024 / 1024);
    }
}
