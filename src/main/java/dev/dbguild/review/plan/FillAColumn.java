package dev.dbguild.review.plan;

import java.util.List;

/// Old rows get a value, in batches.
final class FillAColumn implements ChangeKind {
    @Override
    public String id() {
        return "backfill";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "backfill|fill|populate [column] {column} with|from|to {value} where {condition}",
                "backfill|fill|populate [column] {column} with|from|to {value}",
                "set [column] {column} to {value} where {condition}",
                "rellena|rellenar [la] [columna] {column} con {value}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Before.Spot spot = Spots.of(wish, before);
        String column = spot.column().sql();
        String value = wish.need("value").replaceFirst("(?i)\\s+in batches$", "");
        String missing = missing(wish, spot, value);
        refuse(before, spot, value, missing);
        PlanStep step =
                PlanStep.migrate("fill " + spot.column().name())
                        .outsideTransaction()
                        .up(Backfill.statement(spot.table(), column + " = " + value, missing))
                        .note(Backfill.NOTE)
                        .note(
                                "deploy programs that write '"
                                        + spot.column().name()
                                        + "' themselves before it runs, or new rows stay without");
        Shape shape = Shape.of(spot.table(), before.values(spot.table()));
        return Draft.of(spot.table().sql(), List.of(step))
                .probe(shape.probes(0, 1, spot.column().name(), null))
                .lose(
                        "which rows of '"
                                + spot.table().sql()
                                + "' held something else before: going down leaves the values");
    }

    /// The condition of the rows that are still to be filled.
    private static String missing(Wish wish, Before.Spot spot, String value) {
        String column = spot.column().sql();
        return wish.value("condition")
                .map(condition ->
                        "("
                                + condition
                                + ") and "
                                + new Equality(spot.column().base())
                                        .differ(column, "(" + value + ")"))
                .orElse(column + " is null");
    }

    private static void refuse(Before before, Before.Spot spot, String value, String missing) {
        before.refusal(
                        "update "
                                + spot.table().sql()
                                + " set "
                                + spot.column().sql()
                                + " = "
                                + value
                                + " where "
                                + missing)
                .ifPresent(why -> {
                    throw Stopped.because(
                            "'"
                                    + value
                                    + "' cannot be written into '"
                                    + spot.column().name()
                                    + "': "
                                    + why,
                            "write it as SQL, a text between single quotes: '"
                                    + value.replace("'", "")
                                    + "'");
                });
    }
}
