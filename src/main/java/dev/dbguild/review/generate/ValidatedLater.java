package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;

/// Constraints that old rows are held to in a second step, so that nobody waits for the scan.
final class ValidatedLater {
    private ValidatedLater() {}

    static List<Action> actions(SchemaObject constraint, Change change) {
        String make = constraint.make();
        if (!change.holdsRows(constraint.on()) || make.endsWith(" NOT VALID")) {
            return List.of(Action.main(make));
        }
        String table = "alter table " + constraint.on() + " ";
        return List.of(
                Action.main(make + " not valid"),
                Action.validate(table + "validate constraint " + name(constraint)));
    }

    /// `name on table` without its table.
    static String name(SchemaObject constraint) {
        String id = constraint.id();
        return id.substring(0, id.length() - constraint.on().length() - " on ".length());
    }
}
