package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A table gets another name while programs use both: a view of the new name stands before the table until nobody
/// uses the old one. The view is so plain that the server lets programs write through it.
final class RenameATable implements ChangeKind {
    @Override
    public String id() {
        return "rename-table";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "rename [the] table {table} to|as|into {to}",
                "change [the] name of [the] table {table} to {to}",
                "alter table {table} rename to {to}",
                "renombra|renombrar|renombre [la] tabla {table} a|como|por {to}",
                "cambia|cambiar [el] nombre de [la] tabla {table} a|por {to}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        TableFacts table = before.table(wish.need("table"));
        String to = Name.of(wish.need("to")).last();
        String view = table.sibling(to);
        before.mustBeFree(view);
        List<PlanStep> steps = List.of(Facade.before(table, view, to), swap(table, view, to));
        Shape old = Shape.of(table, before.values(table));
        String column = Facade.written(table);
        return Draft.of(table.sql(), steps)
                .probe(old.probes(0, 1, column, null))
                .probe(old.called(view).labelled("new").probes(1, 2, column, null))
                .note(Facade.notes(before, table));
    }

    private static PlanStep swap(TableFacts table, String view, String to) {
        List<String> back =
                new ArrayList<>(
                        List.of(
                                "alter table "
                                        + view
                                        + " rename to "
                                        + Name.written(table.name())));
        back.addAll(Facade.make(table, view));
        return PlanStep.contract("name the table " + to)
                .up(
                        "drop view " + view,
                        "alter table " + table.sql() + " rename to " + Name.written(to))
                .down(back)
                .accept(
                        "rename-table",
                        "programs that use the old name were replaced before this step")
                .accept("drop-view", "the table takes the name of the view in the same transaction")
                .note(
                        "run it when no program uses '"
                                + table.sql()
                                + "' any more; nothing is read or written but the catalogue");
    }
}
