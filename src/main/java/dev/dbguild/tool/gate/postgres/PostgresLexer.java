package dev.dbguild.tool.gate.postgres;

import dev.dbguild.sql.UnicodeEscapes;
import dev.dbguild.tool.gate.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Cuts SQL into tokens by the rules of PostgreSQL's `scan.l` with `standard_conforming_strings` on, as our sessions
/// set it, in linear time. What the server's lexer would refuse on any major from 14, this refuses; so does it what
/// the majors read differently, as digits that run into letters.
final class PostgresLexer {
    private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";
    private static final String MARKS_OPERATOR = "~!@#^&|`?%";
    private static final int LONGEST_OPERATOR = 63;

    private final String text;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private PostgresLexer(String text) {
        this.text = text;
    }

    /// Every token of `text`, comments left out.
    ///
    /// @throws dev.dbguild.Problem [dev.dbguild.Code#UNREADABLE_SQL] with the position
    static List<Lexeme> read(String text) {
        PostgresLexer lexer = new PostgresLexer(text);
        while (lexer.skipSpace() < text.length()) {
            lexer.lexemes.add(lexer.next());
        }
        return lexer.lexemes;
    }

    private int skipSpace() {
        int before = -1;
        while (before != at) {
            before = at;
            while (isSpace(charAt(at))) {
                at++;
            }
            if (text.startsWith("--", at)) {
                at = lineEnd(at);
            } else if (text.startsWith("/*", at)) {
                at = commentEnd(at);
            }
        }
        return at;
    }

    private Lexeme next() {
        char c = charAt(at);
        if (startsName(c)) {
            return wordOrPrefixed(c);
        }
        if (isDigit(c) || c == '.' && isDigit(charAt(at + 1))) {
            return lexeme(Lexeme.Kind.NUMBER, numberEnd());
        }
        return switch (c) {
            case '\'' -> string(at, false);
            case '"' -> quotedName(at, false);
            case '$' -> dollar();
            case '(', ')', '[', ']', ',', ';', '.', ':' -> symbol();
            default -> operator(c);
        };
    }

    private Lexeme wordOrPrefixed(char c) {
        char second = charAt(at + 1);
        boolean unicode = (c == 'u' || c == 'U') && second == '&';
        if (unicode && charAt(at + 2) == '\'') {
            return string(at + 2, false);
        }
        if (unicode && charAt(at + 2) == '"') {
            return quotedName(at + 2, true);
        }
        if (second == '\'' && "eEbBxXnN".indexOf(c) >= 0) {
            return string(at + 1, c == 'e' || c == 'E');
        }
        int end = nameEnd(at);
        return token(Lexeme.Kind.WORD, end, folded(text.substring(at, end)));
    }

    /// A string and its continuations: a line break between two quotes joins them, and keeps the way of escaping.
    private Lexeme string(int open, boolean escapes) {
        int end = closing(open, escapes);
        int again = continuation(end);
        while (again > 0) {
            end = closing(again, escapes);
            again = continuation(end);
        }
        return lexeme(Lexeme.Kind.STRING, end);
    }

    private Lexeme quotedName(int open, boolean unicode) {
        int end = closing(open, false);
        String name = text.substring(open + 1, end - 1).replace("\"\"", "\"");
        if (name.isEmpty()) {
            throw unreadable("a quoted name is empty", "write a name between the quotes", open);
        }
        if (unicode) {
            refuseOtherEscape(end);
        }
        return token(Lexeme.Kind.QUOTED, end, unicode ? UnicodeEscapes.decoded(name) : name);
    }

    /// `UESCAPE '!'` behind a name changes what its escapes are.
    private void refuseOtherEscape(int behind) {
        int before = at;
        at = behind;
        int next = skipSpace();
        at = before;
        if (text.regionMatches(true, next, "uescape", 0, 7)) {
            throw unreadable(
                    "a name has escapes of its own by UESCAPE", "write the name plainly", next);
        }
    }

    /// Behind the quote that closes what `open` opened; a doubled one stands for one.
    private int closing(int open, boolean escapes) {
        char quote = text.charAt(open);
        int i = open + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean pair = escapes && c == '\\' || c == quote && charAt(i + 1) == quote;
            if (c == quote && !pair) {
                return i + 1;
            }
            i += pair ? 2 : 1;
        }
        throw neverClosed("quote", open);
    }

    /// Where a string goes on after a line break, or -1. Line comments may stand between.
    private int continuation(int end) {
        boolean newLine = false;
        int i = end;
        while (true) {
            if (text.startsWith("--", i)) {
                i = lineEnd(i);
            } else if (isSpace(charAt(i))) {
                newLine |= isLineEnd(charAt(i));
                i++;
            } else {
                return newLine && charAt(i) == '\'' ? i : -1;
            }
        }
    }

    private Lexeme dollar() {
        if (isDigit(charAt(at + 1))) {
            int end = digitsEnd(at + 1);
            refuseJunk(end);
            return lexeme(Lexeme.Kind.PARAMETER, end);
        }
        int tagEnd = at + 1;
        while (startsName(charAt(tagEnd)) || tagEnd > at + 1 && isDigit(charAt(tagEnd))) {
            tagEnd++;
        }
        if (charAt(tagEnd) != '$') {
            throw unreadable("a lone '$' has no meaning", "quote the text that it is in", at);
        }
        String tag = text.substring(at, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            throw neverClosed("dollar quote", at);
        }
        return lexeme(Lexeme.Kind.STRING, close + tag.length());
    }

    private Lexeme symbol() {
        return lexeme(Lexeme.Kind.SYMBOL, text.startsWith("::", at) ? at + 2 : at + 1);
    }

    private Lexeme operator(char c) {
        if (OPERATOR_CHARACTERS.indexOf(c) < 0) {
            throw unreadable(
                    "the character '" + printable(c) + "' has no meaning here",
                    "leave it out, or quote the text that it is in",
                    at);
        }
        int end = at + 1;
        while (OPERATOR_CHARACTERS.indexOf(charAt(end)) >= 0 && !startsComment(end)) {
            end++;
        }
        end = withoutSigns(end);
        if (end - at > LONGEST_OPERATOR) {
            throw unreadable("an operator is too long", "put spaces between operators", at);
        }
        return lexeme(Lexeme.Kind.OPERATOR, end);
    }

    private boolean startsComment(int place) {
        return text.startsWith("--", place) || text.startsWith("/*", place);
    }

    /// An operator ends in a sign only if it holds a character that no operator of the standard has.
    private int withoutSigns(int behind) {
        boolean marked = text.substring(at, behind).chars().anyMatch(PostgresLexer::marks);
        int end = behind;
        while (!marked && end > at + 1 && "+-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean marks(int c) {
        return MARKS_OPERATOR.indexOf(c) >= 0;
    }

    private int numberEnd() {
        int end = digitsEnd(at);
        if (charAt(at) == '0' && "xXoObB".indexOf(charAt(at + 1)) >= 0) {
            end = hexadecimalEnd(at + 2);
        } else {
            if (charAt(end) == '.' && charAt(end + 1) != '.') {
                end = digitsEnd(end + 1);
            }
            end = exponentEnd(end);
        }
        refuseJunk(end);
        return end;
    }

    private int hexadecimalEnd(int from) {
        int end = from;
        while (Character.digit(charAt(end), 16) >= 0 || charAt(end) == '_') {
            end++;
        }
        return end;
    }

    private int exponentEnd(int from) {
        if (charAt(from) != 'e' && charAt(from) != 'E') {
            return from;
        }
        boolean signed = charAt(from + 1) == '+' || charAt(from + 1) == '-';
        return isDigit(charAt(from + (signed ? 2 : 1))) ? digitsEnd(from + 2) : from;
    }

    private int digitsEnd(int from) {
        int end = from;
        while (isDigit(charAt(end)) || charAt(end) == '_' && isDigit(charAt(end + 1))) {
            end++;
        }
        return end;
    }

    private void refuseJunk(int end) {
        if (startsName(charAt(end))) {
            throw unreadable("a number runs into letters", "put a space behind the number", end);
        }
    }

    private int nameEnd(int from) {
        int end = from;
        while (startsName(charAt(end)) || isDigit(charAt(end)) || charAt(end) == '$') {
            end++;
        }
        return end;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int commentEnd(int open) {
        int depth = 1;
        int i = open + 2;
        while (depth > 0) {
            if (i >= text.length()) {
                throw neverClosed("comment", open);
            }
            boolean opens = text.startsWith("/*", i);
            boolean closes = text.startsWith("*/", i);
            depth += opens ? 1 : closes ? -1 : 0;
            i += opens || closes ? 2 : 1;
        }
        return i;
    }

    private Lexeme lexeme(Lexeme.Kind kind, int end) {
        return token(kind, end, text.substring(at, end));
    }

    private Lexeme token(Lexeme.Kind kind, int end, String meaning) {
        Lexeme lexeme = new Lexeme(kind, at, end, meaning);
        at = end;
        return lexeme;
    }

    private char charAt(int place) {
        return place < text.length() ? text.charAt(place) : '\0';
    }

    static boolean startsName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /// In lower case as the server folds it: ASCII letters only.
    private static String folded(String written) {
        StringBuilder folded = new StringBuilder(written);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return folded.toString();
    }

    private static String printable(char c) {
        return c > ' ' ? String.valueOf(c) : String.format("\\x%02x", (int) c);
    }

    private static RuntimeException neverClosed(String what, int place) {
        return unreadable("a " + what + " is never closed", "close it", place);
    }

    private static RuntimeException unreadable(String what, String cure, int place) {
        return Refusal.unreadable(
                "the statement cannot be read: " + what + " (character " + (place + 1) + ")",
                cure,
                place + 1);
    }
}
