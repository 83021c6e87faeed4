package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.List;
import java.util.Set;

/// Indexes: on tables that hold rows they come and go while everybody works.
final class IndexKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("index");
    }

    @Override
    public List<Action> make(SchemaObject object, Change change) {
        String make = object.make().replaceFirst(" -- invalid$", "");
        if (!change.holdsRows(object.on()) || isPartitioned(object.on(), change.is())) {
            return List.of(Action.main(make));
        }
        return List.of(
                new Action(
                        Moment.CONCURRENT, make.replaceFirst(" INDEX ", " INDEX CONCURRENTLY ")));
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        if (change.isImplied(object)) {
            return List.of();
        }
        boolean stays = change.is().has("table " + object.on());
        if (!stays || isPartitioned(object.on(), change.was()) || isInTheWay(object, change)) {
            return List.of(Action.main(object.drop()));
        }
        String concurrently =
                object.drop().replaceFirst("^drop index ", "drop index concurrently ");
        return List.of(new Action(Moment.CONCURRENT, concurrently));
    }

    /// Whether a type or function that the index stands on is exchanged beneath it.
    private static boolean isInTheWay(SchemaObject object, Change change) {
        return change.was().edges().of(object.key()).stream()
                .filter(key -> !key.startsWith("column "))
                .anyMatch(key -> change.altered().contains(key) || change.replaced().contains(key));
    }

    private static boolean isPartitioned(String relation, Snapshot schema) {
        SchemaObject table = schema.objects().get("table " + relation);
        return table != null && table.make().contains(" partition by ");
    }
}
