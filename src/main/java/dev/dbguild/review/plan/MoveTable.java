package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A table moves to another schema while programs use both places.
final class MoveTable implements ChangeKind {
    @Override
    public String id() {
        return "move-table";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "move [the] table {table} to|into [the] schema {to}",
                "alter table {table} set schema {to}",
                "mueve|mover|mueva [la] tabla {table} al|a [el] esquema {to}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        TableFacts table = before.table(wish.need("table"));
        String schema = wish.name("to");
        if (!before.exists("select to_regnamespace(?) is not null", Name.written(schema))) {
            throw Stopped.because(
                    "there is no schema '" + schema + "'",
                    "create it first: create schema " + Name.written(schema));
        }
        String there = Facade.moved(table, schema);
        before.mustBeFree(there);
        String shown = schema.equals("public") ? Name.written(table.name()) : there;
        List<PlanStep> steps =
                List.of(Facade.before(table, shown, schema), move(table, shown, schema));
        Shape old = Shape.of(table, before.values(table));
        String column = Facade.written(table);
        return Draft.of(table.sql(), steps)
                .probe(old.probes(0, 1, column, null))
                .probe(old.called(shown).labelled("new").probes(1, 2, column, null))
                .note(Facade.notes(before, table));
    }

    private static PlanStep move(TableFacts table, String there, String schema) {
        List<String> back =
                new ArrayList<>(
                        List.of(
                                "alter table "
                                        + there
                                        + " set schema "
                                        + Name.written(table.schema())));
        back.addAll(Facade.make(table, there));
        return PlanStep.contract("move " + table.name() + " to " + schema)
                .up(
                        "drop view " + there,
                        "alter table " + table.sql() + " set schema " + Name.written(schema))
                .down(back)
                .accept(
                        "set-schema",
                        "programs that use the old place were replaced before this step")
                .accept(
                        "rename-table",
                        "programs that use the old place were replaced before this step")
                .accept(
                        "drop-view",
                        "the table takes the place of the view in the same transaction")
                .note(
                        "run it when no program uses '"
                                + table.sql()
                                + "' any more; its indexes and own sequences move with it");
    }
}
