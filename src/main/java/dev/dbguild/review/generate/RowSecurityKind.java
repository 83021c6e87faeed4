package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether policies hold on a table.
final class RowSecurityKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("row security");
    }

    @Override
    public Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        boolean forced = is.make().contains(", force ");
        return Optional.of(
                List.of(Action.main(is.make() + (forced ? "" : ", no force row level security"))));
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return change.goes(object.on()) ? List.of() : List.of(Action.main(object.drop()));
    }
}
