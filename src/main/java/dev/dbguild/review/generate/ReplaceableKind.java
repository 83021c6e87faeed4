package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Functions, procedures and views, which may be replaced as long as their face to the outside is the same.
final class ReplaceableKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("function", "procedure", "view");
    }

    @Override
    public List<Action> make(SchemaObject object, Change change) {
        boolean replaced = change.replaced().contains(object.key());
        return List.of(Action.main(replaced ? object.make() : anew(object)));
    }

    /// `pg_get_functiondef` always says OR REPLACE, which for a new one is one chance too many to hit another's.
    private static String anew(SchemaObject object) {
        return object.make().replaceFirst("^CREATE OR REPLACE ", "CREATE ");
    }

    @Override
    public Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        String replace = is.make().replaceFirst("^create view ", "create or replace view ");
        return change.was().takes(replace)
                ? Optional.of(List.of(Action.main(replace)))
                : Optional.empty();
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        boolean stands = !object.kind().equals("view") && !change.replaced().contains(object.key());
        return stands ? List.of() : List.of(Action.main(object.drop()));
    }

    @Override
    public List<Action> dropLate(SchemaObject object, Change change) {
        boolean view = object.kind().equals("view");
        return view || change.replaced().contains(object.key())
                ? List.of()
                : List.of(Action.main(object.drop()));
    }
}
