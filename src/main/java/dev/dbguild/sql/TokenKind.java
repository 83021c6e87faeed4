package dev.dbguild.sql;

/// What a token is.
enum TokenKind {
    /// A keyword or a plain identifier, templates such as `{{schema}}` or `${table}` joined to it.
    WORD,
    /// A quoted identifier.
    QUOTED,
    /// Any string literal, dollar-quoted ones included.
    STRING,
    NUMBER,
    /// `$1`, `?`, `:name`, `:'name'`.
    PARAMETER,
    /// One character of punctuation or of an operator, or `::`.
    SYMBOL,
    /// What ends a statement: `;`, or what DELIMITER has set.
    TERMINATOR,
    /// A command to the client to the end of its line: psql's backslash commands, MySQL's DELIMITER.
    CLIENT,
    END
}
