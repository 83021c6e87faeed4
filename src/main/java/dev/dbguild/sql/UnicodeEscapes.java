package dev.dbguild.sql;

/// The escapes of `U&"…"` and `U&'…'`: `\0061`, `\+000061`, and `\\` for the backslash itself.
public final class UnicodeEscapes {
    private UnicodeEscapes() {}

    /// The text with its escapes decoded; those that are none stay as they are.
    public static String decoded(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '\\' ? escapeEnd(text, at) : at;
            if (end == at) {
                decoded.append(text.charAt(at++));
            } else {
                append(decoded, text.substring(at + 1, end));
                at = end;
            }
        }
        return decoded.toString();
    }

    private static int escapeEnd(String text, int at) {
        if (text.startsWith("\\", at + 1)) {
            return at + 2;
        }
        boolean wide = text.startsWith("+", at + 1);
        int from = at + (wide ? 2 : 1);
        int to = from + (wide ? 6 : 4);
        for (int i = from; i < to; i++) {
            if (i >= text.length() || Character.digit(text.charAt(i), 16) < 0) {
                return at;
            }
        }
        return to;
    }

    private static void append(StringBuilder decoded, String escape) {
        if (escape.equals("\\")) {
            decoded.append('\\');
            return;
        }
        int code = Integer.parseInt(escape.startsWith("+") ? escape.substring(1) : escape, 16);
        decoded.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xFFFD);
    }
}
