package dev.dbguild.review;

import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.stream.Stream;

/// A table that nobody else can read or write until the transaction ends.
///
/// @param line of the statement that locked it
record Shut(Name table, int line) {
    private static final String MODE = "ACCESS EXCLUSIVE";

    /// What the earlier statements of the open transaction shut, in order.
    static Stream<Shut> earlier(Step step) {
        return step.session().earlierInTransaction().stream()
                .flatMap(earlier -> by(step.of(earlier)));
    }

    /// What the statement itself shuts.
    static Stream<Shut> by(Step step) {
        Statement statement = step.statement();
        return Effects.of(step).locks().stream()
                .filter(lock -> lock.mode().equals(MODE))
                .map(lock -> Name.of(lock.relation()))
                .filter(step::existed)
                .map(table -> new Shut(table, statement.line()));
    }
}
