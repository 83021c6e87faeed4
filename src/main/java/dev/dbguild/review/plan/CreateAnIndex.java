package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An index is built while others write; on a partitioned table partition by partition.
final class CreateAnIndex implements ChangeKind {
    private static final String LEAVES =
            "select relid::regclass::text from pg_partition_tree(?::regclass) where isleaf order by 1";

    @Override
    public String id() {
        return "create-index";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "add|create|build [an] [a] index on|for [table] {table} {columns}",
                "add|create|build [an] [a] index on|for [column] {column}",
                "add|create|build [an] [a] index {name} on [table] {table} {columns}",
                "index {column}",
                "añade|añadir|agrega|agregar|crea|crear|anade [un] indice|índice en|sobre|a [la] [columna] {column}",
                "añade|añadir|agrega|agregar|crea|crear|anade [un] indice|índice en|sobre [la] [tabla] {table} {columns}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Keys keys = Keys.of(wish, before);
        TableFacts table = keys.table();
        String name =
                wish.value("name")
                        .map(given -> Name.of(given).last())
                        .orElseGet(() ->
                                before.freeName(
                                        table.schema(),
                                        table.name()
                                                + "_"
                                                + String.join("_", keys.columns())
                                                + "_idx"));
        before.mustBeFree(table.sibling(name));
        table.indexes().stream()
                .filter(each -> !each.partial() && each.keys().equals(keys.columns()))
                .findFirst()
                .ifPresent(each -> {
                    throw Stopped.because(
                            "'" + each.name() + "' is such an index already",
                            "there is nothing to do");
                });
        List<PlanStep> steps =
                table.isPartitioned()
                        ? byPartition(before, keys, name)
                        : List.of(build(table, keys, name));
        Shape shape = Shape.of(table, before.values(table));
        return Draft.of(table.sql(), steps)
                .probe(shape.probes(0, steps.size(), Facade.written(table), null));
    }

    private static PlanStep build(TableFacts table, Keys keys, String name) {
        return PlanStep.expand("build index " + name)
                .outsideTransaction()
                .up(
                        "create index concurrently "
                                + Name.written(name)
                                + " on "
                                + table.sql()
                                + " "
                                + Copied.list(keys.columns()))
                .down("drop index concurrently " + table.sibling(name))
                .accept("redundant-index", "the shorter index is dropped by a plan of its own")
                .note(ConcurrentIndex.retry(table.sibling(name)));
    }

    /// Only the parent's, empty; then each partition's; attached, they make the parent's valid.
    private static List<PlanStep> byPartition(Before before, Keys keys, String name) {
        TableFacts table = keys.table();
        List<PlanStep> steps = new ArrayList<>();
        steps.add(ofParent(keys, name));
        List<TableFacts> leaves =
                before.texts(LEAVES, table.sql()).stream().map(before::table).toList();
        List<String> attach = new ArrayList<>();
        for (TableFacts leaf : leaves) {
            String own =
                    before.freeName(
                            leaf.schema(),
                            leaf.name() + "_" + String.join("_", keys.columns()) + "_idx");
            steps.add(build(leaf, keys, own));
            attach.add(
                    "alter index "
                            + table.sibling(name)
                            + " attach partition "
                            + leaf.sibling(own));
        }
        String indexes = leaves.stream().map(TableFacts::name).collect(Collectors.joining(", "));
        steps.add(
                PlanStep.migrate("attach the indexes to " + name)
                        .up(attach)
                        .note(
                                "the index of the parent becomes valid with that of the last partition: "
                                        + indexes)
                        .note(
                                "there is no detaching: going down drops the whole index with the first step"));
        return steps;
    }

    private static PlanStep ofParent(Keys keys, String name) {
        TableFacts table = keys.table();
        String list = Copied.list(keys.columns());
        return PlanStep.expand("index " + name + " of the parent")
                .up("create index " + Name.written(name) + " on only " + table.sql() + " " + list)
                .down("drop index " + table.sibling(name))
                .accept(
                        "create-index-without-concurrently",
                        "on only the parent, which holds no rows")
                .accept(
                        "drop-index-without-concurrently",
                        "a partitioned index cannot be dropped concurrently");
    }
}
