package dev.dbguild.finding;

import org.jspecify.annotations.Nullable;

/// Where a finding is: a span of a file, a node of a plan, or an object of a database.
///
/// @param start first byte of the span, 0 where there is no file
/// @param end byte after the span
/// @param line 1-based line of the span, 0 where there is no file
public record Location(
        @Nullable String file,
        int start,
        int end,
        int line,
        @Nullable String node,
        @Nullable String object) {

    public static Location inFile(String file, int start, int end, int line) {
        return new Location(file, start, end, line, null, null);
    }

    public static Location inPlan(String node) {
        return new Location(null, 0, 0, 0, node, null);
    }

    public static Location ofObject(String object) {
        return new Location(null, 0, 0, 0, null, object);
    }
}
