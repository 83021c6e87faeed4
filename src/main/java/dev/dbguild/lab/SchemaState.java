package dev.dbguild.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The normal form of a schema: every object with all that defines it, and none of its rows.
///
/// Two schemas are the same when their normal forms are. Names that nobody can tell apart by what they do are left
/// out: those of NOT NULL constraints.
public final class SchemaState {
    private static final String SQL = statement();

    private final Map<String, Item> objects;

    private SchemaState(Map<String, Item> objects) {
        this.objects = objects;
    }

    /// @param kind `table`, `column`, `constraint`, …
    /// @param name qualified, as a statement would write it
    /// @param parent the table that it belongs to, null for what stands by itself
    record Item(String kind, String name, @Nullable String parent, String definition) {
        String key() {
            return kind + " " + name;
        }
    }

    /// Reads it in a transaction of its own, which is rolled back.
    ///
    /// @param connection outside a transaction
    public static SchemaState of(Connection connection) {
        Jdbc.run(connection, "begin", "set local search_path = ''");
        try {
            Map<String, Item> objects = new LinkedHashMap<>();
            Jdbc.all(
                            connection,
                            row ->
                                    new Item(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getString(3),
                                            String.valueOf(row.getString(4))),
                            SQL)
                    .forEach(item -> objects.put(item.key(), item));
            return new SchemaState(Collections.unmodifiableMap(objects));
        } finally {
            Jdbc.run(connection, "rollback");
        }
    }

    private static String statement() {
        try (InputStream in = SchemaState.class.getResourceAsStream("schema-state.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `other` has otherwise than this one. What belongs to a table that is missing or left over is not told
    /// beside it.
    public List<SchemaDifference> differencesTo(SchemaState other) {
        List<SchemaDifference> all = new ArrayList<>();
        objects.values().forEach(item -> compare(item, other.objects.get(item.key()), all));
        other.objects.values().stream()
                .filter(item -> !objects.containsKey(item.key()))
                .forEach(item -> all.add(SchemaDifference.leftOver(item)));
        return all.stream().filter(each -> !isImplied(each, other)).toList();
    }

    private static void compare(Item item, @Nullable Item now, List<SchemaDifference> all) {
        if (now == null) {
            all.add(SchemaDifference.missing(item));
        } else if (!item.definition().equals(now.definition())) {
            all.add(SchemaDifference.changed(item, now));
        }
    }

    /// Whether the difference follows from that of the table, or of the constraint that an index serves.
    private boolean isImplied(SchemaDifference difference, SchemaState other) {
        String parent = difference.parent();
        boolean ofTable = parent != null && hasRelation(parent) != other.hasRelation(parent);
        String constraint =
                "constraint " + SchemaDifference.last(difference.name()) + " on " + parent;
        boolean ofConstraint =
                difference.kind().equals("index")
                        && objects.containsKey(constraint) != other.objects.containsKey(constraint);
        boolean ofColumns = difference.isColumnOrder() && !sameColumns(difference);
        return ofTable || ofConstraint || ofColumns;
    }

    private boolean hasRelation(String name) {
        return objects.containsKey("table " + name)
                || objects.containsKey("view " + name)
                || objects.containsKey("materialized view " + name)
                || objects.containsKey("foreign table " + name)
                || objects.containsKey("domain " + name)
                || objects.containsKey("type " + name);
    }

    private static boolean sameColumns(SchemaDifference order) {
        return List.of(order.before().split(", ")).stream()
                .sorted()
                .toList()
                .equals(List.of(order.after().split(", ")).stream().sorted().toList());
    }
}
