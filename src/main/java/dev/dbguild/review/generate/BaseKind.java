package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Set;

/// What others stand on and nobody can alter: schemas, extensions and composite types.
final class BaseKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("schema", "extension", "type");
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return change.replaced().contains(object.key())
                ? List.of(Action.main(object.drop()))
                : List.of();
    }

    @Override
    public List<Action> dropLate(SchemaObject object, Change change) {
        return change.replaced().contains(object.key())
                ? List.of()
                : List.of(Action.main(object.drop()));
    }
}
