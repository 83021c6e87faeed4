package dev.dbguild.review.history;

/// What a migration tool makes of the statements of a file: it decides what "in the same transaction" means.
public enum RunnerTransaction {
    /// Each statement is sent by itself and commits by itself, unless the file says BEGIN.
    NONE,
    /// The tool opens a transaction before the first statement and commits after the last.
    WHOLE,
    /// The file is sent as one message: the server runs two or more statements of it as one transaction, a single
    /// one by itself.
    ONE_MESSAGE;

    /// Whether the first of so many statements finds a transaction open.
    public boolean opensFor(int statements) {
        return switch (this) {
            case NONE -> false;
            case WHOLE -> true;
            case ONE_MESSAGE -> statements > 1;
        };
    }
}
