package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.List;

/// A column may be null from now on.
final class DropNotNull implements ChangeKind {
    @Override
    public String id() {
        return "drop-not-null";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "make [column] {column} optional|nullable",
                "drop not_null from|on|of [column] {column}",
                "alter table {table} alter [column] {field} drop not_null",
                "[haz|hacer] [la] [columna] {column} opcional");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Before.Spot spot = Spots.of(wish, before);
        if (!spot.column().notNull()) {
            throw Stopped.because(
                    "'" + spot.table().sql() + "." + spot.column().name() + "' may be null already",
                    "there is nothing to do");
        }
        String alter = "alter table " + spot.table().sql() + " ";
        String column = spot.column().sql();
        before.refusal(alter + "alter column " + column + " drop not null")
                .ifPresent(why -> {
                    throw Stopped.because(
                            "NOT NULL cannot go: " + why,
                            "a column of a primary key is never null");
                });
        PlanStep step = step(spot);
        Shape shape = Shape.of(spot.table(), before.values(spot.table()));
        return Draft.of(spot.table().sql(), List.of(step))
                .probe(shape.probes(0, 1, spot.column().name(), null))
                .probe(
                        shape.with(spot.column().name(), "null")
                                .labelled("new")
                                .probes(1, 1, Facade.written(spot.table()), null));
    }

    private static PlanStep step(Before.Spot spot) {
        String alter = "alter table " + spot.table().sql() + " ";
        String column = spot.column().sql();
        String check =
                Name.written(
                        Identifier.cut(
                                spot.table().name() + "_" + spot.column().name(), "_present"));
        return PlanStep.expand("let " + spot.column().name() + " be null")
                .up(alter + "alter column " + column + " drop not null")
                .downOutsideTransaction()
                .down(
                        alter
                                + "add constraint "
                                + check
                                + " check ("
                                + column
                                + " is not null) not valid",
                        alter + "validate constraint " + check,
                        alter + "alter column " + column + " set not null",
                        alter + "drop constraint " + check)
                .accept(
                        "drop-constraint",
                        "the check only spared the server from reading the table under a lock")
                .note(
                        "deploy programs that can read a null first; going down fails as long as there are nulls");
    }
}
