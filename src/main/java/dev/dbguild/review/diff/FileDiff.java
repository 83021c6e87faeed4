package dev.dbguild.review.diff;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a diff says of one file.
///
/// @param oldPath relative to the repository; null for a file that is new
/// @param newPath null for a file that is gone
/// @param binary whether only that it changed is told
/// @param hunks in order; empty when no line changed, or none is told
public record FileDiff(
        @Nullable String oldPath, @Nullable String newPath, boolean binary, List<Hunk> hunks) {
    public FileDiff {
        hunks = List.copyOf(hunks);
        if (oldPath == null && newPath == null) {
            throw new IllegalArgumentException("a file was there before or is there now");
        }
    }

    /// The name it goes by: the new one, if there is one.
    public String path() {
        return newPath == null ? Objects.requireNonNull(oldPath) : newPath;
    }

    public boolean isNew() {
        return oldPath == null;
    }

    public boolean isGone() {
        return newPath == null;
    }
}
