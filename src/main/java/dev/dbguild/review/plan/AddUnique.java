package dev.dbguild.review.plan;

import java.util.List;

/// Values of columns must differ from row to row.
final class AddUnique implements ChangeKind {
    @Override
    public String id() {
        return "add-unique";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "add [a] unique [constraint] [key] on|to|for [table] {table} {columns}",
                "add [a] unique [constraint] [key] on|to|for [column] {column}",
                "make [column] {column} unique",
                "make {table} {columns} unique",
                "alter table {table} add unique {columns}",
                "alter table {table} add constraint {name} unique {columns}",
                "[haz|hacer] [la] [columna] {column} unica|única|único|unico",
                "añade|añadir|agrega|agregar|anade [una] [restriccion|restricción] [de] unicidad|unique|unica|única [en|a|sobre] {column}",
                "añade|añadir|agrega|agregar|anade [una] [restriccion|restricción] [de] unicidad|unique|unica|única [en|a|sobre] {table} {columns}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Keys keys = Keys.of(wish, before);
        TableFacts table = keys.table();
        keys.mustNotBePartitioned("a unique constraint");
        String name =
                wish.value("name")
                        .map(given -> dev.dbguild.sql.Name.of(given).last())
                        .orElseGet(() ->
                                before.freeName(
                                        table.schema(),
                                        table.name()
                                                + "_"
                                                + String.join("_", keys.columns())
                                                + "_key"));
        List<PlanStep> steps = List.of(build(table, keys, name), attach(table, keys, name));
        Shape shape = Shape.of(table, before.values(table));
        Draft draft =
                Draft.of(table.sql(), steps)
                        .probe(shape.probes(0, 2, keys.columns().getFirst(), null))
                        .note(keys.precheck());
        for (String column : keys.columns()) {
            TableFacts.Column facts = table.column(column).orElseThrow();
            draft =
                    table.constraintsOn(column, "f").isEmpty()
                            ? draft.sample(column, SampleValue.of(facts))
                            : draft;
        }
        return draft;
    }

    private static PlanStep build(TableFacts table, Keys keys, String name) {
        String index = dev.dbguild.sql.Name.written(name);
        return PlanStep.expand("build unique index " + name)
                .outsideTransaction()
                .up(
                        "create unique index concurrently "
                                + index
                                + " on "
                                + table.sql()
                                + " "
                                + Copied.list(keys.columns()))
                .down("drop index concurrently " + table.sibling(name))
                .accept("redundant-index", "the shorter index is dropped by a plan of its own")
                .note(ConcurrentIndex.retry(table.sibling(name)));
    }

    /// The way back builds a second index first, so that the rule holds at every moment.
    private static PlanStep attach(TableFacts table, Keys keys, String name) {
        String constraint = dev.dbguild.sql.Name.written(name);
        String spare = Identifier.cut(name, "_spare");
        String alter = "alter table " + table.sql() + " ";
        return PlanStep.contract("make " + name + " a constraint")
                .up(alter + "add constraint " + constraint + " unique using index " + constraint)
                .downOutsideTransaction()
                .down(
                        "create unique index concurrently "
                                + dev.dbguild.sql.Name.written(spare)
                                + " on "
                                + table.sql()
                                + " "
                                + Copied.list(keys.columns()),
                        alter + "drop constraint " + constraint,
                        "alter index " + table.sibling(spare) + " rename to " + constraint)
                .accept("redundant-index", "the shorter index is dropped by a plan of its own")
                .accept("duplicate-index", "for a moment, until the constraint gives up its own")
                .accept(
                        "drop-constraint",
                        "another unique index is in place before the constraint goes");
    }
}
