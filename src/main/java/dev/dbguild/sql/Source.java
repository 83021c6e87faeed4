package dev.dbguild.sql;

/// Where a piece of a script stands, and its text as written.
///
/// @param start first byte of it in the script's UTF-8 form, a byte order mark counted
/// @param end byte after it
/// @param startChar first `char` of it in the script's text
/// @param endChar `char` after it
/// @param line 1-based line of its first character
public record Source(String text, int start, int end, int startChar, int endChar, int line) {

    /// The part of it from the character at `offset` of its text to its end.
    Source from(int offset) {
        String before = text.substring(0, offset);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        return new Source(
                text.substring(offset),
                start + bytes(before, 0, offset),
                end,
                startChar + offset,
                endChar,
                line + lines);
    }

    /// The first part of it that reads like this, or all of it when none does.
    public Source part(String piece) {
        int at = text.indexOf(piece);
        if (at < 0 || piece.isEmpty()) {
            return this;
        }
        Source tail = from(at);
        return new Source(
                piece,
                tail.start,
                tail.start + bytes(piece, 0, piece.length()),
                tail.startChar,
                tail.startChar + piece.length(),
                tail.line);
    }

    /// How many bytes the characters from `from` to `to` take in UTF-8.
    static int bytes(CharSequence text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
