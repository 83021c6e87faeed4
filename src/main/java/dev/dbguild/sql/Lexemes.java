package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What single characters, words and quoted names mean.
final class Lexemes {
    /// PostgreSQL's reserved words, those that may be function or type names included.
    private static final Set<String> RESERVED =
            Set.of(
                    """
                    all analyse analyze and any array as asc asymmetric authorization binary both case cast check
                    collate collation column concurrently constraint create cross current_catalog current_date
                    current_role current_schema current_time current_timestamp current_user default deferrable desc
                    distinct do else end except false fetch for foreign freeze from full grant group having ilike in
                    initially inner intersect into is isnull join lateral leading left like limit localtime
                    localtimestamp natural not notnull null offset on only or order outer overlaps placing primary
                    references returning right select session_user similar some symmetric system_user table
                    tablesample then to trailing true union unique user using variadic verbose when where window with
                    """
                            .strip()
                            .split("\\s+"));

    private Lexemes() {}

    static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    static boolean startsWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    static boolean continuesWord(char c) {
        return startsWord(c) || isDigit(c) || c == '$';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\uFEFF';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /// An identifier as the server understands it: unquoted, or folded to lower case.
    static String identifier(String written) {
        if (written.isEmpty()) {
            return written;
        }
        char open = written.charAt(0);
        if ((open == '"' || open == '`') && written.length() > 1) {
            String quote = String.valueOf(open);
            return written.substring(1, written.length() - 1).replace(quote + quote, quote);
        }
        if (open == '[' && written.endsWith("]")) {
            return written.substring(1, written.length() - 1);
        }
        return written.length() > 3 && written.startsWith("&\"", 1)
                ? UnicodeEscapes.decoded(identifier(written.substring(2)))
                : folded(written);
    }

    /// In lower case as the server folds it: ASCII letters only.
    private static String folded(String written) {
        int at = 0;
        while (at < written.length() && !isUpper(written.charAt(at))) {
            at++;
        }
        if (at == written.length()) {
            return written;
        }
        StringBuilder folded = new StringBuilder(written);
        for (int i = at; i < written.length(); i++) {
            char c = written.charAt(i);
            folded.setCharAt(i, isUpper(c) ? (char) (c + 32) : c);
        }
        return folded.toString();
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /// Reads a dotted name with quoted or plain parts.
    static Name name(String written) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(identifier(written.substring(from, i).strip()));
                from = i + 1;
            }
        }
        parts.add(identifier(written.substring(from).strip()));
        return new Name(written, parts);
    }

    /// What a quoted or dollar-quoted string holds.
    static String body(String written) {
        int tagEnd = written.startsWith("$") ? written.indexOf('$', 1) + 1 : 0;
        return tagEnd > 0 && written.length() >= 2 * tagEnd
                ? written.substring(tagEnd, written.length() - tagEnd)
                : literal(written);
    }

    /// What a word or any quoted text stands for: `'InnoDB'`, `"InnoDB"`, `InnoDB`.
    static String unquoted(String written) {
        boolean quoted = written.length() > 1 && "'\"`".indexOf(written.charAt(0)) >= 0;
        String quote = quoted ? written.substring(0, 1) : "";
        return quoted
                ? written.substring(1, written.length() - 1).replace(quote + quote, quote)
                : written;
    }

    /// The value of a string literal, its quotes and simple escapes taken away.
    static String literal(String written) {
        int open = written.indexOf('\'');
        if (open < 0 || written.length() < open + 2) {
            return written;
        }
        return written.substring(open + 1, written.length() - 1).replace("''", "'");
    }
}
