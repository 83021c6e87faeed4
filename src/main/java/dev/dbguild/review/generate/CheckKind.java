package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Set;

/// Checks: on tables that hold rows they are made first and validated later.
final class CheckKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("check");
    }

    @Override
    public List<Action> make(SchemaObject object, Change change) {
        return ValidatedLater.actions(object, change);
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return change.isImplied(object) ? List.of() : List.of(Action.main(object.drop()));
    }
}
