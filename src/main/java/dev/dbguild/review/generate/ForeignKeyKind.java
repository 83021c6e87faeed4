package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Set;

/// Foreign keys: on tables that hold rows they are made first and validated later.
final class ForeignKeyKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("foreign key");
    }

    @Override
    public List<Action> make(SchemaObject object, Change change) {
        boolean partitioned =
                change.is().object("table " + object.on()).make().contains(" partition by ");
        return partitioned
                ? List.of(Action.main(object.make()))
                : ValidatedLater.actions(object, change);
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        boolean cycle =
                change.goes(object.on())
                        && change.was().edges().of(object.key()).stream()
                                .map(change.was().objects()::get)
                                .filter(java.util.Objects::nonNull)
                                .anyMatch(each ->
                                        isOther(each, object.on()) && change.goes(each.on()));
        return cycle || !change.isImplied(object) ? List.of(Action.main(object.drop())) : List.of();
    }

    private static boolean isOther(SchemaObject needed, String table) {
        return !needed.on().isEmpty() && !needed.on().equals(table);
    }
}
