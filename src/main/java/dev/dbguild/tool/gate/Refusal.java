package dev.dbguild.tool.gate;

import dev.dbguild.Code;
import dev.dbguild.Problem;

/// The problems that a gate answers with.
public final class Refusal {
    private Refusal() {}

    /// The statement is understood, and may not run.
    ///
    /// @param word what is refused: a function, a keyword, a kind of statement
    /// @param position its first character, 1-based
    public static Problem of(String what, String cure, String word, int position) {
        return new Problem(Code.REFUSED_SQL, what, cure)
                .with("word", word)
                .with("position", position);
    }

    /// The statement cannot be read, and so may not run.
    public static Problem unreadable(String what, String cure, int position) {
        return new Problem(Code.UNREADABLE_SQL, what, cure).with("position", position);
    }
}
