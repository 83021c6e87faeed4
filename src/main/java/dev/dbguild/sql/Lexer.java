package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;

/// Cuts the text of a script into tokens, left to right, in linear time, whatever the text is.
///
/// A quote or comment that is never closed becomes a single symbol, so that the rest is still read. Not thread-safe.
final class Lexer {
    /// How often a text is searched to its end in vain for what closes a quote, before no more is looked for.
    private static final int VAIN_SEARCHES = 20;

    /// The same for templates, which are looked for on one line only.
    private static final int VAIN_TEMPLATES = 1000;

    private final String text;

    /// The same, for every character is looked at.
    private final char[] chars;

    private final Dialect dialect;
    private final Spaces spaces;
    private String delimiter = ";";
    private boolean backslashes;
    private int at;
    private int vain;
    private int vainTemplates;
    private final List<Integer> unclosed = new ArrayList<>();

    Lexer(String text, Dialect dialect) {
        this.text = text;
        this.chars = text.toCharArray();
        this.dialect = dialect;
        this.backslashes = dialect == Dialect.MYSQL;
        this.spaces = new Spaces(text, chars, dialect);
    }

    /// Comments met so far, as start and end pairs.
    List<Token> comments() {
        return spaces.comments();
    }

    /// Where something starts that is never closed.
    List<Integer> unclosed() {
        List<Integer> all = new ArrayList<>(unclosed);
        all.addAll(spaces.unclosed());
        return all;
    }

    void delimiter(String newDelimiter) {
        delimiter = newDelimiter;
    }

    boolean hasOwnDelimiter() {
        return !delimiter.equals(";");
    }

    /// Whether a backslash escapes in plain strings: MySQL's do, PostgreSQL's after `standard_conforming_strings = off`.
    void backslashesEscape(boolean on) {
        backslashes = on;
    }

    void moveTo(int position) {
        at = position;
    }

    Spaces spaces() {
        return spaces;
    }

    Token next() {
        at = spaces.skip(at);
        if (at >= chars.length) {
            return new Token(TokenKind.END, chars.length, chars.length);
        }
        if (text.startsWith(delimiter, at)) {
            return token(TokenKind.TERMINATOR, at + delimiter.length());
        }
        return read(chars[at]);
    }

    private Token read(char c) {
        if (Lexemes.startsWord(c) || startsTemplate(at)) {
            return word();
        }
        if (Lexemes.isDigit(c)) {
            return token(TokenKind.NUMBER, numberEnd(at));
        }
        return switch (c) {
            case '\'' -> quoted(TokenKind.STRING, at, backslashes);
            case '"' ->
                    dialect == Dialect.MYSQL
                            ? quoted(TokenKind.STRING, at, true)
                            : quoted(TokenKind.QUOTED, at, false);
            case '`' ->
                    dialect == Dialect.POSTGRESQL ? symbol(1) : quoted(TokenKind.QUOTED, at, false);
            case '[' -> dialect == Dialect.SQLITE ? bracketed() : symbol(1);
            case '$' -> dollar();
            case ':' -> colon();
            case '?' ->
                    dialect == Dialect.POSTGRESQL ? symbol(1) : token(TokenKind.PARAMETER, at + 1);
            case '@' -> dialect == Dialect.POSTGRESQL ? placeholder() : variable();
            case '\\' -> dialect == Dialect.POSTGRESQL ? clientCommand() : symbol(1);
            case '.' -> dot();
            default -> symbol(1);
        };
    }

    private Token word() {
        if (dialect == Dialect.POSTGRESQL) {
            int quote = stringPrefix(at);
            if (quote > 0) {
                char first = chars[at];
                TokenKind kind = chars[quote] == '"' ? TokenKind.QUOTED : TokenKind.STRING;
                boolean unicode = quote == at + 2;
                return quoted(kind, quote, first == 'e' || first == 'E' || backslashes && !unicode);
            }
        }
        return token(TokenKind.WORD, wordEnd(at));
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < chars.length) {
            char c = chars[end];
            if ((c == '{' || c == '$') && startsTemplate(end)) {
                end = templateEnd(end);
            } else if (Lexemes.continuesWord(c)) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    /// The quote after `E`, `B`, `X`, `N` or `U&` at this place, or 0.
    private int stringPrefix(int place) {
        char next = charAt(place + 1);
        if (next == '\'' && "eEbBxXnN".indexOf(charAt(place)) >= 0) {
            return place + 1;
        }
        boolean unicode = next == '&' && "uU".indexOf(charAt(place)) >= 0;
        return unicode && (charAt(place + 2) == '\'' || charAt(place + 2) == '"') ? place + 2 : 0;
    }

    private Token quoted(TokenKind kind, int open, boolean escapes) {
        int end = closing(open, escapes);
        if (end < 0) {
            return neverClosed();
        }
        boolean continued = escapes && dialect == Dialect.POSTGRESQL;
        while (continued) {
            int again = continuation(end);
            int more = again < 0 ? -1 : closing(again, true);
            continued = more > 0;
            end = continued ? more : end;
        }
        return token(kind, end);
    }

    /// Where the quote opened at `open` is behind, or -1. A doubled quote stands for one.
    private int closing(int open, boolean escapes) {
        char quote = chars[open];
        for (int i = open + 1; i < chars.length; i++) {
            char c = chars[i];
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote && charAt(i + 1) == quote) {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return -1;
    }

    /// Where a string goes on after a line break, or -1. Line comments may stand between.
    private int continuation(int end) {
        boolean newLine = false;
        int i = end;
        while (i < chars.length) {
            char c = chars[i];
            newLine |= Lexemes.isLineEnd(c);
            if (text.startsWith("--", i)) {
                i = lineEnd(i);
            } else if (Lexemes.isSpace(c)) {
                i++;
            } else {
                return c == '\'' && newLine ? i : -1;
            }
        }
        return -1;
    }

    private Token neverClosed() {
        vain++;
        unclosed.add(at);
        return symbol(1);
    }

    private Token bracketed() {
        int end = text.indexOf(']', at);
        return end < 0 ? symbol(1) : token(TokenKind.QUOTED, end + 1);
    }

    private Token dollar() {
        if (Lexemes.isDigit(charAt(at + 1))) {
            return token(TokenKind.PARAMETER, numberEnd(at + 1));
        }
        return dialect == Dialect.POSTGRESQL ? dollarQuoted() : variable();
    }

    private Token dollarQuoted() {
        int tagEnd = at + 1;
        while (tagEnd < chars.length
                && Lexemes.continuesWord(chars[tagEnd])
                && chars[tagEnd] != '$') {
            tagEnd++;
        }
        if (charAt(tagEnd) != '$') {
            return symbol(1);
        }
        String tag = text.substring(at, tagEnd + 1);
        int close = vain > VAIN_SEARCHES ? -1 : text.indexOf(tag, tagEnd + 1);
        return close < 0 ? neverClosed() : token(TokenKind.STRING, close + tag.length());
    }

    private Token colon() {
        char next = charAt(at + 1);
        if (next == ':') {
            return symbol(2);
        }
        if (Lexemes.startsWord(next) && stringPrefix(at + 1) == 0) {
            return token(TokenKind.PARAMETER, wordEnd(at + 1));
        }
        if (next == '\'' || next == '"') {
            int end = closing(at + 1, false);
            return end < 0 ? symbol(1) : token(TokenKind.PARAMETER, end);
        }
        return symbol(1);
    }

    private Token variable() {
        int from = at;
        while (charAt(from) == '@' || charAt(from) == '$') {
            from++;
        }
        return token(TokenKind.WORD, Math.max(wordEnd(from), at + 1));
    }

    private Token dot() {
        return Lexemes.isDigit(charAt(at + 1))
                ? token(TokenKind.NUMBER, numberEnd(at + 1))
                : symbol(1);
    }

    /// `@schema@`, as extension scripts and some runners write what they replace.
    private Token placeholder() {
        int end = at + 1;
        while (Lexemes.continuesWord(charAt(end)) || charAt(end) == ':') {
            end++;
        }
        boolean closed = end > at + 1 && charAt(end) == '@';
        return closed ? token(TokenKind.WORD, wordEnd(end + 1)) : symbol(1);
    }

    /// A backslash command runs to the end of its line, or to `\\`; `\;` only ends a statement.
    private Token clientCommand() {
        if (charAt(at + 1) == ';') {
            return token(TokenKind.TERMINATOR, at + 2);
        }
        int end = at + 1;
        while (end < chars.length && !Lexemes.isLineEnd(chars[end])) {
            if (text.startsWith("\\\\", end)) {
                return token(TokenKind.CLIENT, end + 2);
            }
            end++;
        }
        return token(TokenKind.CLIENT, end);
    }

    int lineEnd(int from) {
        int end = from;
        while (end < chars.length && !Lexemes.isLineEnd(chars[end])) {
            end++;
        }
        return end;
    }

    private int numberEnd(int from) {
        int end = from;
        while (end < chars.length
                && (Lexemes.continuesWord(chars[end])
                        || chars[end] == '.' && Lexemes.isDigit(charAt(end + 1)))) {
            end++;
        }
        return end;
    }

    private boolean startsTemplate(int position) {
        char c = charAt(position);
        boolean opens = (c == '{' || c == '$') && charAt(position + 1) == '{';
        if (!opens || vainTemplates > VAIN_TEMPLATES) {
            return false;
        }
        boolean closes = templateEnd(position) > position;
        vainTemplates += closes ? 0 : 1;
        return closes;
    }

    /// Where `{{ … }}` or `${ … }` is behind, `position` itself when it is not closed on its line.
    private int templateEnd(int position) {
        String close = charAt(position) == '{' ? "}}" : "}";
        for (int i = position + 2; i < chars.length && chars[i] != '\n'; i++) {
            if (text.startsWith(close, i)) {
                return i + close.length();
            }
            if (i - position > 200) {
                break;
            }
        }
        return position;
    }

    private char charAt(int position) {
        return position < chars.length ? chars[position] : '\0';
    }

    private Token symbol(int length) {
        return token(TokenKind.SYMBOL, at + length);
    }

    private Token token(TokenKind kind, int end) {
        Token token = new Token(kind, at, end);
        at = end;
        return token;
    }
}
