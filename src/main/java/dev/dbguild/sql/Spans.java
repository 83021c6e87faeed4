package dev.dbguild.sql;

/// Turns places in a text into bytes and lines, going forward through it once. Not thread-safe.
final class Spans {
    private final String text;
    private int at;
    private int bytes;
    private int line = 1;

    Spans(String text, int skippedBytes) {
        this.text = text;
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
        bytes += Source.bytes(text, at, place);
        for (int i = at; i < place; i++) {
            if (text.charAt(i) == '\n' || isLoneReturn(i)) {
                line++;
            }
        }
        at = Math.max(at, place);
    }

    private boolean isLoneReturn(int i) {
        return text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) != '\n';
    }
}
