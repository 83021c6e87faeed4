package dev.dbguild.lab;

import java.util.List;

/// Runs statements one at a time in a shadow and records what each one locks, rewrites, builds, scans and breaks.
///
/// A statement that fails does not hide those after it: its effects are undone and the rest goes on, inside its
/// transaction too. What ran stays in the shadow, so that the next rehearsal continues from there.
public final class Rehearsal {
    /// The most statements one rehearsal takes.
    public static final int LIMIT = 5_000;

    private final Shadow shadow;

    public Rehearsal(Shadow shadow) {
        this.shadow = shadow;
    }

    /// Whether the server refuses to run a statement inside a transaction.
    public static boolean refusesTransaction(String sql) {
        return Manner.of(sql) == Manner.OUTSIDE;
    }

    /// Who decides what is one transaction.
    public enum Transactions {
        /// The script: its BEGIN and COMMIT; every statement outside them is a transaction of its own.
        AS_WRITTEN,
        /// The migration runner, which wraps the whole script into one.
        WHOLE,
        /// The server, which makes one of all that comes in one message; the script's COMMIT ends one and begins the
        /// next.
        ONE_MESSAGE
    }

    /// A connection to the shadow on which one script after another can be run; the caller closes it.
    public Performance open() {
        return new Performance(shadow);
    }

    /// Runs `statements` and observes each, in their order.
    ///
    /// @param statements one statement each, without psql's commands; longer lists than [#LIMIT] are cut
    /// @return one observation for each statement that was run
    public List<Observation> observe(List<String> statements, Transactions transactions) {
        try (Performance performance = open()) {
            return performance.observe(statements, transactions);
        }
    }

    /// Runs `statements` without looking at what they do: for the history before a change.
    ///
    /// @return what failed, as observations that hold nothing else
    public List<Observation> replay(List<String> statements) {
        try (Performance performance = open()) {
            return performance.replay(statements);
        }
    }
}
