package dev.dbguild.review;

import dev.dbguild.lab.Observation;
import dev.dbguild.lab.SchemaDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was seen of the way back of a migration, and of going there again.
///
/// @param down what each statement did, null where it was not run
/// @param left what is not as it was before the migration
/// @param again why the way there failed the second time, empty when it did not
/// @param different what is not as the first time
record Return(
        List<@Nullable Observation> down,
        List<SchemaDifference> left,
        List<String> again,
        List<SchemaDifference> different) {
    Return {
        left = List.copyOf(left);
        again = List.copyOf(again);
        different = List.copyOf(different);
    }

    /// Whether a statement of the way back failed.
    boolean failed() {
        return down.stream().anyMatch(seen -> seen != null && !seen.succeeded());
    }

    /// Whether the schema was what it had been, on both ends; the order of columns is not looked at.
    boolean sound() {
        return !failed()
                && again.isEmpty()
                && left.stream().allMatch(SchemaDifference::isColumnOrder)
                && different.stream().allMatch(SchemaDifference::isColumnOrder);
    }
}
