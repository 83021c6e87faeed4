package dev.dbguild.review.plan;

import java.util.List;

/// New rows get a value when nobody gives one; old rows stay as they are.
final class SimpleDefault implements ChangeKind {
    @Override
    public String id() {
        return "set-default";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "set [the] default of|for|on [column] {column} to {value}",
                "set default {value} on|for|of [column] {column}",
                "add [a] default {value} on|for|to [column] {column}",
                "alter table {table} alter [column] {field} set default {value}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Before.Spot spot = Spots.of(wish, before);
        String alter = "alter table " + spot.table().sql() + " alter column " + spot.column().sql();
        String value = wish.need("value");
        before.refusal(alter + " set default " + value)
                .ifPresent(why -> {
                    throw Stopped.because(
                            "the default '" + value + "' is refused: " + why,
                            "write it as SQL, a text between single quotes");
                });
        String old = spot.column().defaultValue();
        PlanStep step =
                PlanStep.expand("default of " + spot.column().name())
                        .up(alter + " set default " + value)
                        .down(alter + (old == null ? " drop default" : " set default " + old));
        Shape shape = Shape.of(spot.table(), before.values(spot.table()));
        return Draft.of(spot.table().sql(), List.of(step))
                .probe(shape.probes(0, 1, spot.column().name(), null))
                .probe(
                        shape.without(spot.column().name())
                                .labelled("new")
                                .probes(1, 1, Facade.written(spot.table()), null));
    }
}
