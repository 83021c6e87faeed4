package dev.dbguild.finding;

import org.jspecify.annotations.Nullable;

/// What to do instead.
///
/// @param sql ready to paste, with the user's own names; null where no statement helps
/// @param tried whether the statements were run in the lab, in the state that they are meant for, and succeeded
public record Remedy(String text, @Nullable String sql, boolean tried) {

    public Remedy(String text, @Nullable String sql) {
        this(text, sql, false);
    }

    public Remedy succeeded() {
        return new Remedy(text, sql, true);
    }

    /// The advice alone, for statements that turned out not to work.
    public Remedy inWords() {
        return new Remedy(text, null, false);
    }
}
