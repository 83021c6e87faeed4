package dev.dbguild.review.generate;

import dev.dbguild.review.plan.Rows;
import dev.dbguild.review.plan.SchemaObject;
import dev.dbguild.review.plan.SchemaObjects;
import dev.dbguild.review.plan.TableText;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A schema as it stands in a shadow.
///
/// @param connection inside a transaction that is never committed, so that statements can be tried
/// @param objects by key, in an order in which most can be made
record Snapshot(
        Connection connection,
        Map<String, SchemaObject> objects,
        Map<String, ColumnState> columns,
        Edges edges) {

    static Snapshot of(Connection connection) {
        Map<String, SchemaObject> objects = new LinkedHashMap<>();
        List<SchemaObject> all = SchemaObjects.of(connection);
        all.forEach(each -> objects.put(each.key(), each));
        return new Snapshot(
                connection, objects, ColumnState.all(connection), Edges.of(connection, all));
    }

    SchemaObject object(String key) {
        return java.util.Objects.requireNonNull(objects.get(key), key);
    }

    ColumnState column(String key) {
        return java.util.Objects.requireNonNull(columns.get(key), key);
    }

    boolean has(String key) {
        return objects.containsKey(key);
    }

    /// CREATE TABLE with its columns.
    String table(SchemaObject table) {
        return TableText.table(table, List.copyOf(objects.values()));
    }

    /// Whether the statement would run on this schema as it is.
    boolean takes(String sql) {
        Rows.run(connection, "savepoint tried");
        boolean runs = Rows.refusal(connection, sql).isEmpty();
        Rows.run(connection, "rollback to savepoint tried");
        return runs;
    }

    /// The definition of the index that carries a key.
    String indexOf(SchemaObject key) {
        return Rows.texts(
                        connection,
                        "select pg_get_indexdef(conindid) from pg_constraint where contype in ('p', 'u', 'x')"
                                + " and format('%I on %s', conname, conrelid::regclass) = ?",
                        key.id())
                .getFirst();
    }

    /// All keys, what is needed before what needs it.
    List<String> ordered() {
        Set<String> done = new LinkedHashSet<>();
        Set<String> begun = new LinkedHashSet<>();
        objects.keySet().forEach(key -> visit(key, begun, done));
        return new ArrayList<>(done);
    }

    private void visit(String key, Set<String> begun, Set<String> done) {
        SchemaObject object = objects.get(key);
        if (object == null || !begun.add(key)) {
            return;
        }
        edges.of(key).forEach(needed -> visit(needed, begun, done));
        if (object.kind().equals("table")) {
            columnsOf(object)
                    .forEach(column ->
                            edges.of(column).forEach(needed -> visit(needed, begun, done)));
        }
        done.add(key);
    }

    List<String> columnsOf(SchemaObject table) {
        return objects.values().stream()
                .filter(each -> each.kind().equals("column") && each.on().equals(table.id()))
                .map(SchemaObject::key)
                .toList();
    }
}
