package dev.dbguild.review.diff;

import java.util.List;

/// Lines that stand together, as they were and as they are.
///
/// @param oldStart 1-based first line before; 0 when there was none
/// @param newStart 1-based first line now; 0 when there is none
public record Hunk(int oldStart, int newStart, List<Line> lines) {
    public Hunk {
        lines = List.copyOf(lines);
    }

    /// @param text without its line end; a `\r` before that belongs to it
    /// @param ends false for the last line of a file that has no line end
    public record Line(Side side, String text, boolean ends) {}

    /// On which side of the diff a line is.
    public enum Side {
        BOTH,
        OLD,
        NEW
    }

    /// The lines as they are now.
    public List<Line> now() {
        return lines.stream().filter(line -> line.side() != Side.OLD).toList();
    }

    /// The lines as they were.
    public List<Line> before() {
        return lines.stream().filter(line -> line.side() != Side.NEW).toList();
    }
}
