package dev.dbguild.review.diff;

import dev.dbguild.review.diff.DiffPath.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines above a file's first hunk, while they are read. Not thread-safe.
///
/// The surest name counts: that of a rename or copy, then that of `---` and `+++`, then that of git's first line.
final class FileHead {
    private final String first;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String minus;
    private @Nullable String plus;
    private boolean isNew;
    private boolean isGone;
    private boolean binary;

    /// @param first what stands behind `diff --git `, empty where that line is missing
    FileHead(String first) {
        this.first = first;
    }

    void take(String line) {
        if (line.startsWith("rename from ") || line.startsWith("copy from ")) {
            from = name(line, " from ");
        } else if (line.startsWith("rename to ") || line.startsWith("copy to ")) {
            to = name(line, " to ");
        } else if (line.startsWith("--- ")) {
            minus = DiffPath.of(line.substring(4));
        } else if (line.startsWith("+++ ")) {
            plus = DiffPath.of(line.substring(4));
        } else {
            isNew |= line.startsWith("new file mode ");
            isGone |= line.startsWith("deleted file mode ");
            binary |= line.startsWith("Binary files ") || line.startsWith("GIT binary patch");
        }
    }

    private static String name(String line, String mark) {
        return DiffPath.of(line.substring(line.indexOf(mark) + mark.length()));
    }

    FileDiff file(List<Hunk> hunks) {
        Pair names = names();
        String before = isNew ? null : DiffPath.orNull(names.before());
        String now = isGone ? null : DiffPath.orNull(names.now());
        return before == null && now == null
                ? new FileDiff(names.before(), names.now(), binary, hunks)
                : new FileDiff(before, now, binary, hunks);
    }

    private Pair names() {
        if (from != null && to != null) {
            return new Pair(from, to);
        }
        Pair headed = DiffPath.both(first).orElse(new Pair(first, first));
        if (minus == null || plus == null) {
            return headed.bare();
        }
        boolean bare = !first.isEmpty() && headed.bare().equals(headed);
        return bare ? new Pair(minus, plus) : new Pair(minus, plus).bare();
    }
}
