package dev.dbguild.review.plan;

import java.util.List;

/// A column gets another type.
///
/// Where the server only notes the new type, one statement does it. Else a column of the new type is filled beside
/// the old one, with copies of its indexes and checks, and takes its place and name in one transaction.
final class ChangeAType implements ChangeKind {
    @Override
    public String id() {
        return "change-type";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "change|alter|convert|migrate [the] [type] [of] [column] {column} from {old} to {type}",
                "change|alter [the] type of [column] {column} from {old} to {type}",
                "cambia|cambiar [el] [tipo] [de] [la] [columna] {column} de {old} a {type}",
                "change|alter|convert|migrate [the] [type] [of] [column] {column} to|into {type} using {expression}",
                "alter table {table} alter [column] {field} type {type} using {expression}",
                "change|alter|convert|migrate|widen [the] [type] [of] [column] {column} to|into {type}",
                "change|alter [the] type of [column] {column} to {type}",
                "alter table {table} alter [column] {field} [set_data] type {type}",
                "cambia|cambiar [el] [tipo] [de] [la] [columna] {column} a {type}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Before.Spot spot = Spots.of(wish, before);
        String type = before.typeName(wish.need("type"));
        if (type.equals(spot.column().type())) {
            throw Stopped.because(
                    "'"
                            + spot.table().sql()
                            + "."
                            + spot.column().name()
                            + "' is "
                            + type
                            + " already",
                    "there is nothing to do");
        }
        String using =
                wish.value("expression")
                        .map(said -> said.replace(spot.table().sql() + ".", ""))
                        .orElse(spot.column().sql() + "::" + type);
        String direct =
                "alter table "
                        + spot.table().sql()
                        + " alter column "
                        + spot.column().sql()
                        + " type "
                        + type
                        + (wish.value("expression").isPresent() ? " using " + using : "");
        Before.Cost cost = before.cost(direct);
        return cost == Before.Cost.NOTHING
                ? atOnce(before, spot, direct)
                : new TypeSwap(before, spot, type, using).draft();
    }

    private static Draft atOnce(Before before, Before.Spot spot, String direct) {
        String back =
                "alter table "
                        + spot.table().sql()
                        + " alter column "
                        + spot.column().sql()
                        + " type "
                        + spot.column().type();
        PlanStep step =
                PlanStep.expand("widen " + spot.column().name())
                        .up(direct)
                        .down(back)
                        .note(
                                "the lab saw that the server only notes the new type: it reads and writes no row")
                        .note(
                                "going down reads or writes the whole table, and fails where a value no longer fits");
        Shape shape = Shape.of(spot.table(), before.values(spot.table()));
        return Draft.of(spot.table().sql(), List.of(step))
                .probe(shape.probes(0, 1, spot.column().name(), null));
    }
}
