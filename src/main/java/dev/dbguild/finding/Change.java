package dev.dbguild.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of the new files that a pull request shows; only there may a comment stand.
///
/// @param commit the commit that the comments are about, null when the newest is meant
/// @param shown the hunks of each file, by its path
public record Change(@Nullable String commit, Map<String, List<Lines>> shown) {
    public Change {
        shown = Map.copyOf(shown);
    }

    /// Lines of a file, 1-based, both included.
    public record Lines(int first, int last) {
        public Lines {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("no lines: " + first + " to " + last);
            }
        }

        boolean holds(Lines other) {
            return first <= other.first && other.last <= last;
        }

        /// The lines that both have, empty when there is none.
        Optional<Lines> common(Lines other) {
            int from = Math.max(first, other.first);
            int to = Math.min(last, other.last);
            return from > to ? Optional.empty() : Optional.of(new Lines(from, to));
        }
    }

    /// The part of these lines that the first hunk to show any of them shows.
    Optional<Lines> shown(String path, Lines lines) {
        return shown.getOrDefault(path, List.of()).stream()
                .flatMap(hunk -> hunk.common(lines).stream())
                .findFirst();
    }
}
