package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A place among the tokens of one statement. Reading past the end finds nothing and does no harm. Not thread-safe.
final class Cursor {
    private final String text;
    private final List<Token> tokens;
    private int at;

    Cursor(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    void advance() {
        at++;
    }

    /// This cursor, so many tokens further on.
    Cursor skipping(int count) {
        at += count;
        return this;
    }

    /// The token `ahead` places on; one of kind END when there is none.
    Token peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < tokens.size()
                ? tokens.get(index)
                : new Token(TokenKind.END, text.length(), text.length());
    }

    String written(Token token) {
        return text.substring(token.start(), token.end());
    }

    /// The word here in upper case, or the empty string when no plain word is here.
    String word() {
        return word(0);
    }

    String word(int ahead) {
        Token token = peek(ahead);
        return token.kind() == TokenKind.WORD ? written(token).toUpperCase(Locale.ROOT) : "";
    }

    boolean at(String word) {
        return wordAt(0, word);
    }

    /// Whether these words stand here, one after the other.
    boolean at(String first, String... more) {
        boolean all = wordAt(0, first);
        for (int i = 0; all && i < more.length; i++) {
            all = wordAt(i + 1, more[i]);
        }
        return all;
    }

    boolean wordAt(int ahead, String word) {
        Token token = peek(ahead);
        return token.kind() == TokenKind.WORD
                && token.length() == word.length()
                && text.regionMatches(true, token.start(), word, 0, word.length());
    }

    boolean atWords(String[] words) {
        boolean all = true;
        for (int i = 0; all && i < words.length; i++) {
            all = wordAt(i, words[i]);
        }
        return all;
    }

    boolean accept(String first, String... more) {
        if (!at(first, more)) {
            return false;
        }
        at += 1 + more.length;
        return true;
    }

    boolean atSymbol(char symbol) {
        return symbolAt(0, symbol);
    }

    boolean symbolAt(int ahead, char symbol) {
        Token token = peek(ahead);
        return token.kind() == TokenKind.SYMBOL
                && token.length() == 1
                && text.charAt(token.start()) == symbol;
    }

    boolean acceptSymbol(char symbol) {
        if (!atSymbol(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    /// A dotted name, or null when none is here.
    @Nullable Name name() {
        if (!startsName(peek(0))) {
            return null;
        }
        int from = at;
        List<String> parts = new ArrayList<>();
        parts.add(part());
        while (atSymbol('.') && startsName(peek(1))) {
            at++;
            parts.add(part());
        }
        return new Name(textFrom(from), parts);
    }

    /// An operator, with its schema where one is written; null when none is here.
    @Nullable Name operator() {
        int from = at;
        List<String> parts = new ArrayList<>();
        while (startsName(peek(0)) && symbolAt(1, '.')) {
            parts.add(part());
            at++;
        }
        int sign = at;
        while (peek(0).kind() == TokenKind.SYMBOL && !atSymbol('(') && !atSymbol(',')) {
            at++;
        }
        parts.add(textFrom(sign));
        return at == sign ? null : new Name(textFrom(from), parts);
    }

    private String part() {
        String written = written(peek(0));
        at++;
        return Lexemes.identifier(written);
    }

    /// A word, a quoted name (in double quotes also under MySQL's ANSI_QUOTES), or a variable that a client replaces by
    /// a name: `:schema`, `:"schema"`.
    private boolean startsName(Token token) {
        return switch (token.kind()) {
            case WORD, QUOTED -> true;
            case PARAMETER ->
                    text.charAt(token.start()) == ':' && text.charAt(token.start() + 1) != '\'';
            case STRING -> text.charAt(token.start()) == '"';
            case NUMBER, SYMBOL, TERMINATOR, CLIENT, END -> false;
        };
    }

    /// A relation as `t`, `t *`, `ONLY t` or `ONLY (t)`; null when none is here.
    @Nullable Name relation() {
        boolean enclosed = accept("ONLY") && acceptSymbol('(');
        Name name = name();
        if (enclosed) {
            acceptSymbol(')');
        }
        acceptSymbol('*');
        return name;
    }

    /// Relations with commas between them.
    List<Name> names() {
        List<Name> names = new ArrayList<>();
        do {
            Name name = relation();
            if (name == null) {
                break;
            }
            names.add(name);
        } while (acceptSymbol(','));
        return names;
    }

    /// The names in the parentheses that open here, behind which it moves; empty when none open.
    List<Name> namesInParentheses() {
        if (!atSymbol('(')) {
            return List.of();
        }
        int close = close();
        at++;
        List<Name> names = new ArrayList<>();
        while (at < close) {
            Name name = name();
            if (name != null) {
                names.add(name);
            }
            toComma(close);
        }
        at = close + 1;
        return names;
    }

    /// Moves behind the next comma outside parentheses, or to `end`.
    void toComma(int end) {
        while (at < end && !acceptSymbol(',')) {
            pass();
        }
    }

    /// Passes one token, or all in the parentheses or brackets that open here.
    void pass() {
        at = atSymbol('(') || atSymbol('[') ? close() + 1 : at + 1;
    }

    /// The index of what closes the parenthesis or bracket here; the number of tokens when nothing does.
    int close() {
        int depth = 0;
        for (int i = at; i < tokens.size(); i++) {
            char c = symbolOf(tokens.get(i));
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
                if (depth <= 0) {
                    return i;
                }
            }
        }
        return tokens.size();
    }

    private char symbolOf(Token token) {
        return token.kind() == TokenKind.SYMBOL && token.length() == 1
                ? text.charAt(token.start())
                : '\0';
    }

    /// The source from the token at `from` to the one before this place.
    String textFrom(int from) {
        int last = Math.min(at, tokens.size()) - 1;
        return from > last ? "" : text.substring(tokens.get(from).start(), tokens.get(last).end());
    }

    /// What stands in the parentheses here, behind which it moves.
    String parenthesised() {
        int from = at + 1;
        int close = close();
        at = Math.max(close, from);
        String inside = textFrom(from);
        at = close + 1;
        return inside;
    }

    /// The tokens from here on, as a cursor of their own.
    Cursor rest() {
        return new Cursor(text, tokens.subList(Math.min(at, tokens.size()), tokens.size()));
    }

    /// The same tokens from the first one on.
    Cursor restart() {
        return new Cursor(text, tokens);
    }

    Token first() {
        return tokens.getFirst();
    }

    int size() {
        return tokens.size();
    }
}
