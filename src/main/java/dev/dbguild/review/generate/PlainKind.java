package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Set;

/// What is dropped and made anew when it differs, and goes with its table.
final class PlainKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("policy", "statistics", "grant");
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return change.goes(object.on()) ? List.of() : List.of(Action.main(object.drop()));
    }
}
