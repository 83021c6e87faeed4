package dev.dbguild.lab;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one statement did when it was rehearsed. Names are as a statement would write them.
///
/// @param index of the statement in the list that was rehearsed, from 0
/// @param inTransaction whether it ran inside a transaction that holds more than this statement
/// @param locks those this statement added, on user relations of every kind, strongest first
/// @param held all the transaction holds after it, `locks` included
/// @param rewritten tables and materialised views that were there before and now have new files; not by TRUNCATE
/// @param built indexes of relations that were there before, and were built or built anew
/// @param scanned tables that were read from end to end, the build of an index included
/// @param constraints those that it made or whose state it changed
/// @param notices what the server said besides, `WARNING: …` or `NOTICE: …`
/// @param failure why it failed, or null when it succeeded
public record Observation(
        int index,
        boolean inTransaction,
        List<HeldLock> locks,
        List<HeldLock> held,
        List<String> rewritten,
        List<String> built,
        List<String> scanned,
        List<ConstraintState> constraints,
        List<String> notices,
        @Nullable Failure failure,
        Duration duration) {

    public Observation {
        locks = List.copyOf(locks);
        held = List.copyOf(held);
        rewritten = List.copyOf(rewritten);
        built = List.copyOf(built);
        scanned = List.copyOf(scanned);
        constraints = List.copyOf(constraints);
        notices = List.copyOf(notices);
    }

    /// A constraint after a statement.
    ///
    /// @param kind `check`, `foreign key`, `not null`, `primary key`, `unique`, `exclusion`
    /// @param validated false for one that old rows need not satisfy
    public record ConstraintState(String table, String name, String kind, boolean validated) {}

    /// Why a statement failed.
    ///
    /// @param sqlstate five characters; `57014` when it took too long
    public record Failure(String sqlstate, String message) {}

    public boolean succeeded() {
        return failure == null;
    }
}
