package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A table gets a primary key over columns that it has.
final class AddPrimaryKey implements ChangeKind {
    @Override
    public String id() {
        return "add-primary-key";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "add [a] primary key on|to|for [table] {table} {columns}",
                "add [a] primary key on|to|for [column] {column}",
                "make {column} [the] primary key",
                "alter table {table} add primary key {columns}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Keys keys = Keys.of(wish, before);
        TableFacts table = keys.table();
        keys.mustNotBePartitioned("a primary key");
        table.primaryKey()
                .ifPresent(key -> {
                    throw Stopped.because(
                            "'"
                                    + table.sql()
                                    + "' has the primary key '"
                                    + key.name()
                                    + "' already",
                            "drop it first, or make a unique constraint");
                });
        List<PlanStep> steps = new ArrayList<>();
        keys.columns().stream()
                .filter(column ->
                        table.column(column).stream().noneMatch(TableFacts.Column::notNull))
                .forEach(column -> steps.addAll(SetNotNull.steps(before, table, column)));
        steps.addAll(key(table, keys, before.freeName(table.schema(), table.name() + "_pkey")));
        Shape shape = Shape.of(table, before.values(table));
        Draft draft = Draft.of(table.sql(), steps).note(keys.precheck());
        for (String column : keys.columns()) {
            String value = SampleValue.of(table.column(column).orElseThrow());
            shape = shape.values().containsKey(column) ? shape.with(column, value) : shape;
            draft = draft.sample(column, value);
        }
        return draft.probe(shape.probes(0, steps.size(), keys.columns().getFirst(), null));
    }

    private static List<PlanStep> key(TableFacts table, Keys keys, String name) {
        String index = Name.written(name);
        String spare = Identifier.cut(name, "_spare");
        String alter = "alter table " + table.sql() + " ";
        String build =
                "create unique index concurrently %s on "
                        + table.sql()
                        + " "
                        + Copied.list(keys.columns());
        return List.of(
                PlanStep.expand("build unique index " + name)
                        .outsideTransaction()
                        .up(build.formatted(index))
                        .down("drop index concurrently " + table.sibling(name))
                        .accept(
                                "redundant-index",
                                "the shorter index is dropped by a plan of its own")
                        .note(ConcurrentIndex.retry(table.sibling(name))),
                PlanStep.contract("make " + name + " the primary key")
                        .up(alter + "add constraint " + index + " primary key using index " + index)
                        .downOutsideTransaction()
                        .down(
                                build.formatted(Name.written(spare)),
                                alter + "drop constraint " + index,
                                "alter index " + table.sibling(spare) + " rename to " + index)
                        .accept(
                                "redundant-index",
                                "the shorter index is dropped by a plan of its own")
                        .accept(
                                "duplicate-index",
                                "for a moment, until the constraint gives up its own")
                        .accept(
                                "drop-constraint",
                                "another unique index is in place before the key goes"));
    }
}
