package dev.dbguild.finding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A file's text with the bytes at which its lines begin. A line ends after its `\n`.
final class Lines {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final byte[] bytes;
    private final int[] starts;

    Lines(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
        starts = starts(bytes);
    }

    private static int[] starts(byte[] bytes) {
        int[] starts = new int[bytes.length + 1];
        int lines = 1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    /// The piece between two bytes; what lies beyond the text is cut off.
    Region region(int start, int end) {
        int from = Math.clamp(start, 0, bytes.length);
        int to = Math.clamp(end, from, bytes.length);
        int last = line(to);
        return new Region(
                line(from), column(from), last, column(to), from, to - from, text(from, to));
    }

    /// What stands on the line of this byte before it.
    String before(int offset) {
        return text(starts[line(offset) - 1], offset);
    }

    /// What stands on the line of this byte from it on, without the line's end.
    String after(int offset) {
        int next = line(offset);
        int end = next < starts.length ? starts[next] : bytes.length;
        return text(offset, end).stripTrailing();
    }

    int length() {
        return bytes.length;
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int column(int offset) {
        String before = before(offset);
        return before.length() + (before.startsWith(BYTE_ORDER_MARK) ? 0 : 1);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
