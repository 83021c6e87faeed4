package dev.dbguild.review;

import dev.dbguild.review.Review.Lock;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A table that nobody else can read or write until the transaction ends.
///
/// @param line of the statement that locked it
record Shut(Name table, int line) {
    private static final String MODE = "ACCESS EXCLUSIVE";

    /// What a statement shuts.
    static List<Shut> by(Step step, Effect effect) {
        List<Shut> shut = new ArrayList<>();
        for (Lock lock : effect.locks()) {
            if (lock.mode().equals(MODE)) {
                Name table = Name.of(lock.relation());
                if (step.existed(table)) {
                    shut.add(new Shut(table, step.statement().line()));
                }
            }
        }
        return shut;
    }
}
