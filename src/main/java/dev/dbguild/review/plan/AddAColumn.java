package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A table gets one more column.
final class AddAColumn implements ChangeKind {
    @Override
    public String id() {
        return "add-column";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "add [a] [required|new|mandatory] [column] {column} [as] {type}",
                "add [a] [new] column {name} {type} to|on [the] [table] {table}",
                "add [a] [new] column {name} {type} to|on [the] [table] {table} [with] default {value}",
                "add [a] [new] column {name} to|on [the] [table] {table} [of] [type] {type}",
                "alter table {table} add column {name} {type}",
                "añade|añadir|agrega|agregar|anade [la] [una] [columna] {column} [de] [tipo] {type}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        ColumnWish column = ColumnWish.of(wish, before);
        before.mustBeFree(column.table(), column.name());
        String alter = "alter table " + column.table().sql() + " ";
        String bare = alter + "add column " + Name.written(column.name()) + " " + column.type();
        before.refusal(bare + (column.value() == null ? "" : " default " + column.value()))
                .ifPresent(why -> {
                    throw Stopped.because(
                            "the column cannot be added: " + why,
                            "write it as: add column TABLE.COLUMN TYPE default VALUE not null");
                });
        if (column.required() && column.value() == null) {
            throw Stopped.because(
                    "'"
                            + column.name()
                            + "' is to be NOT NULL and has no default: old rows, and programs that do not know it, have no value for it",
                    "give it a default: add column "
                            + column.table().sql()
                            + "."
                            + column.name()
                            + " "
                            + column.type()
                            + " not null default …");
        }
        boolean slow = column.value() != null && before.isVolatile(column.type(), column.value());
        List<PlanStep> steps = slow ? slowly(before, column, bare) : List.of(atOnce(column, bare));
        Shape old = Shape.of(column.table(), before.values(column.table()));
        Shape fresh =
                old.with(column.name(), column.value() == null ? "null" : column.value())
                        .labelled("new");
        return Draft.of(column.table().sql(), steps)
                .probe(old.probes(0, steps.size(), Facade.written(column.table()), null))
                .probe(fresh.probes(1, steps.size(), column.name(), null));
    }

    private static PlanStep atOnce(ColumnWish column, String bare) {
        return PlanStep.expand("add " + column.name())
                .up(
                        bare
                                + (column.value() == null ? "" : " default " + column.value())
                                + (column.required() ? " not null" : ""))
                .down(
                        "alter table "
                                + column.table().sql()
                                + " drop column "
                                + Name.written(column.name()))
                .accept("drop-column", "the column is taken back by the migration that added it")
                .note("the server only notes the column: it reads and writes no row");
    }

    private static List<PlanStep> slowly(Before before, ColumnWish column, String bare) {
        String alter = "alter table " + column.table().sql() + " ";
        String written = Name.written(column.name());
        List<PlanStep> steps = new ArrayList<>();
        steps.add(
                PlanStep.expand("add " + column.name())
                        .up(
                                bare,
                                alter
                                        + "alter column "
                                        + written
                                        + " set default "
                                        + column.value())
                        .down(alter + "drop column " + written)
                        .accept(
                                "drop-column",
                                "the column is taken back by the migration that added it")
                        .note(
                                "the default has another value for each row, so it is set for new rows first"));
        steps.add(
                PlanStep.migrate("fill " + column.name())
                        .outsideTransaction()
                        .up(
                                Backfill.statement(
                                        column.table(),
                                        written + " = " + column.value(),
                                        written + " is null"))
                        .note(Backfill.NOTE));
        if (column.required()) {
            steps.addAll(SetNotNull.steps(before, column.table(), column.name()));
        }
        return steps;
    }
}
