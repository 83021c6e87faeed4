package dev.dbguild.review.diff;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.review.diff.Hunk.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Tells the text of one side of a file's diff from that of the other.
final class Sides {
    private Sides() {}

    /// The lines as a text.
    static String text(List<Line> lines) {
        return lines.stream()
                .map(line -> line.text() + (line.ends() ? "\n" : ""))
                .collect(Collectors.joining());
    }

    /// What the file was, told from what it is.
    ///
    /// @throws Problem [Code#BAD_ARGUMENT] when it is not what the diff shows
    static String before(FileDiff file, String now) {
        List<String> lines = List.of(now.split("(?<=\n)"));
        StringBuilder before = new StringBuilder();
        int next = 0;
        for (Hunk hunk : file.hunks()) {
            List<Line> shown = hunk.now();
            int start = shown.isEmpty() ? hunk.newStart() : hunk.newStart() - 1;
            refuseOther(file, hunk, lines, start);
            lines.subList(next, start).forEach(before::append);
            before.append(text(hunk.before()));
            next = start + shown.size();
        }
        lines.subList(Math.min(next, lines.size()), lines.size()).forEach(before::append);
        return before.toString();
    }

    private static void refuseOther(FileDiff file, Hunk hunk, List<String> lines, int start) {
        List<Line> shown = new ArrayList<>(hunk.now());
        for (int i = 0; i < Math.max(1, shown.size()); i++) {
            boolean there = start + i < lines.size();
            boolean same =
                    i >= shown.size()
                            ? start <= lines.size()
                            : there
                                    && lines.get(start + i)
                                            .stripTrailing()
                                            .equals(shown.get(i).text().stripTrailing());
            if (!same) {
                throw new Problem(
                                Code.BAD_ARGUMENT,
                                "line %d of '%s' is not what the diff shows there"
                                        .formatted(start + i + 1, file.path()),
                                "send the file's text as it is after the change")
                        .with("argument", "files")
                        .with("file", file.path());
            }
        }
    }
}
