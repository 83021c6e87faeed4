package dev.dbguild.finding;

import org.jspecify.annotations.Nullable;

/// A finding as it is told.
///
/// @param proof one line: how it is known and what was seen
/// @param replacement what may stand in the statement's place as it is, without its terminator at the end; null where
///     the remedy is no drop-in
/// @param excuse why somebody wants it ignored, null when nobody does
public record Told(
        Finding finding, String proof, @Nullable String replacement, @Nullable Excuse excuse) {

    /// @param reason as it was written
    /// @param line 1-based line of the directive, 0 where a settings file holds it
    public record Excuse(String reason, int line) {}

    /// The file, with `/` between folders and no `./` before it; null when it is in no file.
    @Nullable String path() {
        String file = finding.location().file();
        return file == null ? null : path(file);
    }

    static String path(String file) {
        String path = file.replace('\\', '/');
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
    }
}
