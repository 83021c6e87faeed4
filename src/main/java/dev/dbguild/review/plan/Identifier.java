package dev.dbguild.review.plan;

import java.nio.charset.StandardCharsets;

/// Names that a plan makes up: never longer than the server keeps.
final class Identifier {
    private static final int MOST_BYTES = 63;

    private Identifier() {}

    /// The name with its end kept, and as much of its beginning as fits into 63 bytes.
    static String cut(String beginning, String end) {
        String start = beginning;
        while ((start + end).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
    }

    static String cut(String name) {
        return cut(name, "");
    }
}
