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
        return new Source(
                text.substring(offset),
                start + bytes(0, offset),
                end,
                startChar + offset,
                endChar,
                line + linesBefore(offset));
    }

    private int linesBefore(int offset) {
        int lines = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }

    private int bytes(int from, int to) {
        boolean ascii = end - start == text.length();
        return ascii ? to - from : bytes(text, from, to);
    }

    /// The first part of it that reads like this, or all of it when none does.
    public Source part(String piece) {
        int at = text.indexOf(piece);
        if (at < 0 || piece.isEmpty()) {
            return this;
        }
        int behind = at + piece.length();
        int first = start + bytes(0, at);
        return new Source(
                piece,
                first,
                first + bytes(at, behind),
                startChar + at,
                startChar + behind,
                line + linesBefore(at));
    }

    /// How many bytes the characters from `from` to `to` take in UTF-8.
    static int bytes(CharSequence text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += bytes(text.charAt(i));
        }
        return bytes;
    }

    /// The same of one of them; each half of a surrogate pair counts two.
    static int bytes(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
