package dev.dbguild.tool.gate.mysql;

import dev.dbguild.Problem;
import dev.dbguild.engine.TellsQuoting.Quoting;
import dev.dbguild.tool.gate.Refusal;
import dev.dbguild.tool.gate.mysql.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a statement into pieces just as the server does, and refuses what it does not know to read: nothing that the
/// server would run is passed over as a comment or within quotes. Linear in time; not thread-safe.
final class Lexer {
    private static final String CURE = "close every quote, comment and parenthesis";

    private final String text;
    private final Quoting quoting;
    private final List<Lexeme> found = new ArrayList<>();
    private int at;

    private Lexer(String text, Quoting quoting) {
        this.text = text;
        this.quoting = quoting;
    }

    /// @throws Problem [dev.dbguild.Code#UNREADABLE_SQL], [dev.dbguild.Code#REFUSED_SQL]
    static List<Lexeme> read(String text, Quoting quoting) {
        Lexer lexer = new Lexer(text, quoting);
        while (lexer.at < text.length()) {
            lexer.step();
        }
        return List.copyOf(lexer.found);
    }

    private void step() {
        char c = text.charAt(at);
        if (isSpace(c)) {
            at++;
        } else if (c == '#' || startsDashComment()) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            comment();
        } else {
            piece(c);
        }
    }

    private void piece(char c) {
        if (continuesWord(c)) {
            word();
        } else if (c == '\'' || c == '"' && !quoting.doubleQuotesName()) {
            add(Kind.STRING, text.substring(at, stringEnd(at)));
        } else if (c == '`' || c == '"') {
            quotedName(Kind.QUOTED, at);
        } else if (c == '@') {
            variable();
        } else if (c == '.' && isDigit(charAt(at + 1)) && !endsName()) {
            add(Kind.NUMBER, text.substring(at, wordEnd(at + 1)));
        } else if (text.startsWith(":=", at)) {
            add(Kind.SYMBOL, ":=");
        } else if (text.startsWith("\\N", at)) {
            add(Kind.NUMBER, "\\N");
        } else {
            symbol(c);
        }
    }

    private void symbol(char c) {
        if (c < ' ' || c == 0x7f || c == '\\') {
            throw unreadable("there is a character that no statement has", at);
        }
        add(Kind.SYMBOL, String.valueOf(c));
    }

    /// Two dashes begin a comment only before a space: `1--1` is a sum.
    private boolean startsDashComment() {
        char after = charAt(at + 2);
        return text.startsWith("--", at) && (after <= ' ' || after == 0x7f);
    }

    /// A comment that begins `/*!` or `/*M!` is run by the server, or not, by its version.
    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw unreadable("a comment is never closed", at);
        }
        String inside = text.substring(at + 2, end);
        if (inside.startsWith("!") || inside.toLowerCase(java.util.Locale.ROOT).startsWith("m!")) {
            throw Refusal.of(
                    "the comment '/*" + head(inside) + "…' is run by some servers",
                    "write its content plainly, or leave it out",
                    "/*" + head(inside),
                    at + 1);
        }
        if (inside.contains("/*")) {
            throw unreadable("a comment begins within a comment", at);
        }
        if (inside.startsWith("+")) {
            Hints.check(inside.substring(1), at);
        }
        at = end + 2;
    }

    private static String head(String inside) {
        return inside.startsWith("!") ? "!" : "M!";
    }

    private void word() {
        int end = wordEnd(at);
        String word = text.substring(at, end);
        if (isDigit(word.charAt(0)) && !endsName()) {
            number(word, end);
        } else {
            add(Kind.WORD, word);
        }
    }

    /// A name may begin with digits, so only what can be nothing else is a number.
    private void number(String word, int end) {
        if (word.matches("[0-9]+")) {
            boolean fraction = charAt(end) == '.' && charAt(end + 1) != '.';
            int last = fraction ? wordEnd(end + 1) : end;
            boolean plain = text.substring(at, last).matches("[0-9]+(\\.[0-9]*([eE][0-9]+)?)?");
            add(Kind.NUMBER, plain ? text.substring(at, last) : word);
        } else {
            boolean plain = word.matches("[0-9]+[eE][0-9]+|0[xX][0-9a-fA-F]+|0b[01]+");
            add(plain ? Kind.NUMBER : Kind.WORD, word);
        }
    }

    /// Whether a dot before this place follows a name, so that what comes is a part of it.
    private boolean endsName() {
        if (found.isEmpty()) {
            return false;
        }
        Lexeme last = found.getLast();
        boolean dot = last.symbol(".") && last.end() == at && found.size() > 1;
        return charAt(at) == '.' ? last.isName() : dot && found.get(found.size() - 2).isName();
    }

    private void variable() {
        int name = text.startsWith("@@", at) ? at + 2 : at + 1;
        char c = charAt(name);
        if (c == '`' || c == '"' && quoting.doubleQuotesName()) {
            quotedName(Kind.VARIABLE, name);
        } else if (c == '\'' || c == '"') {
            add(Kind.VARIABLE, text.substring(at, stringEnd(name)));
        } else {
            add(Kind.VARIABLE, text.substring(at, wordEnd(name)));
        }
    }

    private void quotedName(Kind kind, int open) {
        String quote = text.substring(open, open + 1);
        int end = open + 1;
        while (end < text.length() && !text.startsWith(quote, end)
                || text.startsWith(quote + quote, end)) {
            end += text.startsWith(quote, end) ? 2 : 1;
        }
        if (end >= text.length()) {
            throw unreadable("a name in quotes is never closed", open);
        }
        String name = text.substring(open + 1, end).replace(quote + quote, quote);
        found.add(new Lexeme(kind, name, at, end + 1));
        at = end + 1;
    }

    private int stringEnd(int open) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoting.backslashEscapes()) {
                i++;
            } else if (c == quote && charAt(i + 1) == quote) {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        throw unreadable("a string is never closed", open);
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && continuesWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void add(Kind kind, String piece) {
        found.add(new Lexeme(kind, piece, at, at + piece.length()));
        at += piece.length();
    }

    private char charAt(int place) {
        return place < text.length() ? text.charAt(place) : '\0';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean continuesWord(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || isDigit(c)
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }

    private static Problem unreadable(String what, int place) {
        return Refusal.unreadable("the statement cannot be read: " + what, CURE, place + 1);
    }
}
