package dev.dbguild.review;

import dev.dbguild.sql.Name;
import java.util.stream.Stream;

/// A table that nobody else can read or write until the transaction ends.
///
/// @param line of the statement that locked it
record Shut(Name table, int line) {
    private static final String MODE = "ACCESS EXCLUSIVE";

    /// What a statement shuts.
    static Stream<Shut> by(Step step, Effect effect) {
        return effect.locks().stream()
                .filter(lock -> lock.mode().equals(MODE))
                .map(lock -> Name.of(lock.relation()))
                .filter(step::existed)
                .map(table -> new Shut(table, step.statement().line()));
    }
}
