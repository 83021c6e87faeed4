package dev.dbguild.tool.gate.postgres;

/// A token as PostgreSQL's own lexer would cut it.
///
/// @param start first character, 0-based
/// @param end behind its last character
/// @param text of a name: unquoted, decoded, and folded when it was not quoted; else as written
record Lexeme(Kind kind, int start, int end, String text) {
    enum Kind {
        /// A keyword or a plain identifier.
        WORD,
        /// A quoted identifier.
        QUOTED,
        STRING,
        NUMBER,
        /// `$1`
        PARAMETER,
        OPERATOR,
        /// A bracket, comma, dot, colon or semicolon.
        SYMBOL
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /// First character, 1-based as servers count.
    int position() {
        return start + 1;
    }
}
