package dev.dbguild.sql;

/// Turns places in a text into bytes and lines, going forward through it once. Not thread-safe.
final class Spans {
    private final String text;
    private final char[] chars;
    private int at;
    private int bytes;
    private int line = 1;

    Spans(String text, int skippedBytes) {
        this.text = text;
        this.chars = text.toCharArray();
        this.bytes = skippedBytes;
    }

    /// The span of these characters; calls must not go back before an earlier end.
    Source of(int start, int end) {
        moveTo(start);
        int startBytes = bytes;
        int startLine = line;
        moveTo(end);
        return new Source(text.substring(start, end), startBytes, bytes, start, end, startLine);
    }

    private void moveTo(int place) {
        for (int i = at; i < place; i++) {
            char c = chars[i];
            bytes += Source.bytes(c);
            if (c == '\n' || c == '\r' && isLone(i)) {
                line++;
            }
        }
        at = Math.max(at, place);
    }

    private boolean isLone(int carriageReturn) {
        int next = carriageReturn + 1;
        return next < chars.length && chars[next] != '\n';
    }
}
