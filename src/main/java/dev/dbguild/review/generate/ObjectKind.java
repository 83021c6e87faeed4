package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How objects of some kinds are made, changed and dropped. Thread-safe, without state.
///
/// An implementation is found by its class.
interface ObjectKind {
    /// The kinds of schema objects that it knows.
    Set<String> kinds();

    default List<Action> make(SchemaObject object, Change change) {
        return List.of(Action.main(object.make()));
    }

    /// What makes `is` out of `was` while it stays in place; empty when it has to be dropped and made anew.
    default Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        return Optional.empty();
    }

    /// The kinds of dependents that have to make way while an object is altered in place.
    default Set<String> disturbed(SchemaObject was, SchemaObject is, Change change) {
        return Set.of();
    }

    /// Before everything else is changed: what stands on other objects.
    default List<Action> dropEarly(SchemaObject object, Change change) {
        return List.of(Action.main(object.drop()));
    }

    /// After everything else: what other objects stood on.
    default List<Action> dropLate(SchemaObject object, Change change) {
        return List.of();
    }

    /// What is lost when the object goes, as a sentence; empty when nothing is.
    default String lost(SchemaObject object) {
        return "";
    }

    /// Why rows that are there may keep the object from being made; empty when they cannot.
    default String caution(SchemaObject object, Change change) {
        return "";
    }

    /// What is lost or may fail when the object is altered; empty when nothing is.
    default String lost(SchemaObject was, SchemaObject is, Change change) {
        return "";
    }
}
