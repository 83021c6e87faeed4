package dev.dbguild.tool.gate.mysql;

import java.util.Locale;

/// A piece of a statement.
///
/// @param text a name without its quotes, anything else as written
/// @param start first character in the statement, 0-based
/// @param end the place behind its last character
record Lexeme(Kind kind, String text, int start, int end) {
    enum Kind {
        /// A keyword or a name.
        WORD,
        /// A name in quotes; never a keyword.
        QUOTED,
        /// `@name`, `@@name`; the name is part of it.
        VARIABLE,
        STRING,
        NUMBER,
        /// One character, or `:=`.
        SYMBOL
    }

    /// In lower case, as servers compare names.
    String folded() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean isLiteral() {
        return kind == Kind.STRING || kind == Kind.NUMBER;
    }

    boolean word(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean symbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    int position() {
        return start + 1;
    }
}
