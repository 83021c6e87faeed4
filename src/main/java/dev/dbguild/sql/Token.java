package dev.dbguild.sql;

/// A token of a script: what it is and which characters it takes.
record Token(TokenKind kind, int start, int end) {
    int length() {
        return end - start;
    }
}
