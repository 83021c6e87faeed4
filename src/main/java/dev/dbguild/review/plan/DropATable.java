package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A table goes: first out of reach under another name, from where it comes back in an instant, later for good.
final class DropATable implements ChangeKind {
    @Override
    public String id() {
        return "drop-table";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "drop|remove|delete [the] table {table}",
                "elimina|eliminar|borra|borrar|quita|quitar [la] tabla {table}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        TableFacts table = before.table(wish.need("table"));
        refuse(before, table);
        String retired = before.freeName(table.schema(), Identifier.cut(table.name(), "_retired"));
        List<PlanStep> steps = new ArrayList<>(List.of(retire(table, retired)));
        steps.add(drop(before, table, retired));
        return Draft.of(table.sql(), steps)
                .probe(
                        Shape.of(table, before.values(table))
                                .probes(0, 0, Facade.written(table), null))
                .note(
                        "programs of the new shape do not name the table; those of the old shape must be gone before step 1")
                .lose(
                        "the rows of '"
                                + table.sql()
                                + "': going down brings the table back, empty; keep a backup");
    }

    private static void refuse(Before before, TableFacts table) {
        before.refusal("drop table " + table.sql())
                .ifPresent(why -> {
                    List<String> users =
                            before.texts(
                                    "select distinct pg_describe_object(d.classid, d.objid, d.objsubid) from pg_depend d"
                                            + " where d.refclassid = 'pg_class'::regclass and d.refobjid = ?::bigint::oid and d.deptype = 'n' order by 1",
                                    table.oid());
                    throw Stopped.because(
                            "'"
                                    + table.sql()
                                    + "' cannot be dropped: "
                                    + why
                                    + " ("
                                    + String.join(", ", users)
                                    + ")",
                            "drop those that depend on it first, by plans of their own");
                });
    }

    private static PlanStep retire(TableFacts table, String retired) {
        return PlanStep.contract("retire " + table.name())
                .up("alter table " + table.sql() + " rename to " + Name.written(retired))
                .down(
                        "alter table "
                                + table.sibling(retired)
                                + " rename to "
                                + Name.written(table.name()))
                .accept(
                        "rename-table",
                        "nobody uses the table any more; under its new name it waits to be dropped")
                .note(
                        "whoever still uses the table fails now, and going down helps at once; wait some days before the next step");
    }

    private static PlanStep drop(Before before, TableFacts table, String retired) {
        String now = table.sibling(retired);
        List<String> back =
                before.after(
                        List.of(
                                "alter table "
                                        + table.sql()
                                        + " rename to "
                                        + Name.written(retired)),
                        there -> TableText.statements(belongings(SchemaObjects.of(there), now)));
        List<String> up = new ArrayList<>();
        table.constraints().stream()
                .filter(each -> each.is("f"))
                .forEach(each -> up.add("alter table " + now + " drop constraint " + each.sql()));
        up.add("drop table " + now);
        return PlanStep.contract("drop " + retired)
                .up(up)
                .down(back)
                .accept(
                        "down-cannot-restore-data",
                        "the plan says so, and what is still needed is copied before")
                .accept(
                        "drop-table",
                        "it was out of reach since the step before, and nobody missed it")
                .accept("drop-constraint", "the table is dropped in the same transaction");
    }

    private static List<SchemaObject> belongings(List<SchemaObject> all, String table) {
        List<String> sequences =
                all.stream()
                        .filter(each ->
                                each.kind().equals("sequence owner") && each.on().equals(table))
                        .map(SchemaObject::id)
                        .toList();
        return all.stream()
                .filter(each ->
                        belongs(each, table)
                                || each.kind().equals("sequence") && sequences.contains(each.id()))
                .toList();
    }

    private static boolean belongs(SchemaObject object, String table) {
        boolean said =
                object.id().equals("table " + table)
                        || object.id().startsWith("column " + table + ".");
        return object.on().equals(table)
                || object.kind().equals("table") && object.id().equals(table)
                || object.kind().equals("comment") && said;
    }
}
