package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A column that may be null must no longer be.
final class SetNotNull implements ChangeKind {
    @Override
    public String id() {
        return "set-not-null";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "make [column] {column} not_null|required|mandatory",
                "make [column] {column} not_null|required|mandatory [,] filling|fill|with|backfilling [nulls] [with] {value}",
                "set [column] {column} [to|as] not_null|required",
                "set not_null on [column] {column}",
                "add [a] not_null [constraint] to|on [column] {column}",
                "alter table {table} alter [column] {field} set not_null",
                "[haz|hacer|pon|poner] [que] [la] [columna] {column} [sea] obligatoria|obligatorio|not_null|requerida|requerido",
                "[haz|hacer|pon|poner] [la] [columna] obligatoria|not_null {column}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Before.Spot spot = Spots.of(wish, before);
        if (spot.column().notNull()) {
            throw Stopped.because(
                    "'" + spot.table().sql() + "." + spot.column().name() + "' is NOT NULL already",
                    "there is nothing to do");
        }
        List<PlanStep> steps = new ArrayList<>();
        wish.value("value").ifPresent(value -> steps.addAll(filling(spot, value)));
        steps.addAll(steps(before, spot.table(), spot.column().name()));
        Shape shape = Shape.of(spot.table(), before.values(spot.table()));
        Draft draft =
                Draft.of(spot.table().sql(), steps)
                        .probe(shape.probes(0, steps.size(), spot.column().name(), null))
                        .note(
                                "before step 1: 'select count(*) from "
                                        + spot.table().sql()
                                        + " where "
                                        + spot.column().sql()
                                        + " is null' must be 0"
                                        + (wish.value("value").isPresent()
                                                ? " or is made so by the second step"
                                                : ""));
        String sample = SampleValue.of(spot.column());
        if (wish.value("value").isPresent()) {
            draft = draft.lose("which rows held NULL before they were filled");
        }
        return draft.sample(
                spot.column().name(),
                wish.value("value").isPresent()
                        ? "case when {g} % 10 = 7 then null else " + sample + " end"
                        : before.value(spot.table(), spot.column()));
    }

    private static List<PlanStep> filling(Before.Spot spot, String value) {
        String column = spot.column().sql();
        String table = spot.table().sql();
        String old = spot.column().defaultValue();
        return List.of(
                PlanStep.expand("default for " + spot.column().name())
                        .up(
                                "alter table "
                                        + table
                                        + " alter column "
                                        + column
                                        + " set default "
                                        + value)
                        .down(
                                "alter table "
                                        + table
                                        + " alter column "
                                        + column
                                        + (old == null ? " drop default" : " set default " + old))
                        .note(
                                "programs that leave '"
                                        + spot.column().name()
                                        + "' out now write "
                                        + value),
                PlanStep.migrate("fill " + spot.column().name())
                        .outsideTransaction()
                        .up(
                                Backfill.statement(
                                        spot.table(), column + " = " + value, column + " is null"))
                        .note(Backfill.NOTE));
    }

    /// Check not valid, validate, set not null: none reads the table under a lock that stops anybody.
    static List<PlanStep> steps(Before before, TableFacts table, String column) {
        String written = Name.written(column);
        String check = Name.written(Identifier.cut(table.name() + "_" + column, "_present"));
        String alter = "alter table " + table.sql() + " ";
        String add =
                alter
                        + "add constraint "
                        + check
                        + " check ("
                        + written
                        + " is not null) not valid";
        return List.of(
                PlanStep.expand("check " + column + " is not null")
                        .up(add)
                        .down(alter + "drop constraint " + check)
                        .note(
                                "deploy code that always writes '"
                                        + column
                                        + "' before this step: from now on no NULL is accepted"),
                PlanStep.migrate("validate " + column + " is not null")
                        .up(alter + "validate constraint " + check)
                        .down(alter + "drop constraint " + check, add)
                        .note(
                                "it reads the table, and nobody waits for it; it fails when there are NULLs left"),
                PlanStep.contract("set not null on " + column)
                        .up(
                                alter + "alter column " + written + " set not null",
                                alter + "drop constraint " + check)
                        .downOutsideTransaction()
                        .down(
                                add,
                                alter + "validate constraint " + check,
                                alter + "alter column " + written + " drop not null")
                        .note("the valid check spares the server from reading the table"));
    }
}
