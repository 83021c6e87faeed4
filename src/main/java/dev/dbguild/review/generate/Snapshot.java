package dev.dbguild.review.generate;

import dev.dbguild.review.plan.Rows;
import dev.dbguild.review.plan.SchemaObject;
import dev.dbguild.review.plan.SchemaObjects;
import dev.dbguild.review.plan.TableText;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

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
        List<SchemaObject> all = new ArrayList<>(SchemaObjects.of(connection));
        all.addAll(Grants.of(connection));
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

    /// All keys, what is needed before what needs it; a table needs what its columns need.
    List<String> ordered() {
        return new Order(each -> each.kind().equals("column")).keys();
    }

    /// All keys, first what goes first: a table goes before all that anything on it needs.
    List<String> leaving() {
        return new Order(each -> true).keys().reversed();
    }

    /// A walk from each object to those that it needs.
    private final class Order {
        private final Predicate<SchemaObject> carries;
        private final Set<String> begun = new HashSet<>();
        private final Set<String> done = new LinkedHashSet<>();

        /// @param carries whether an object's needs are those of its table too
        Order(Predicate<SchemaObject> carries) {
            this.carries = carries;
        }

        List<String> keys() {
            objects.keySet().forEach(this::visit);
            return new ArrayList<>(done);
        }

        private void visit(String key) {
            SchemaObject object = objects.get(key);
            if (object == null || !begun.add(key)) {
                return;
            }
            edges.of(key).forEach(this::visit);
            if (object.kind().equals("table")) {
                parts(object).forEach(part -> edges.of(part.key()).forEach(this::visit));
            }
            done.add(key);
        }

        private List<SchemaObject> parts(SchemaObject table) {
            return objects.values().stream()
                    .filter(each -> each.on().equals(table.id()) && carries.test(each))
                    .toList();
        }
    }
}
