package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What programs know of a table: its name and its columns, with values they write.
///
/// @param label `old` or `new`
/// @param key a column that tells rows apart, ready to be written
/// @param values what they insert, as expressions over `{g}`, by column
record Shape(String label, String table, String key, Map<String, String> values) {
    /// Beyond every row that the proof makes itself.
    private static final long BEYOND = 1_000_000;

    Shape {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Shape of(TableFacts table, Map<String, String> values) {
        String key =
                table.primaryKey()
                        .map(found -> Name.written(found.columns().getFirst()))
                        .orElse("ctid");
        return new Shape("old", table.sql(), key, values);
    }

    Shape called(String name) {
        return new Shape(label, name, key, values);
    }

    Shape renamed(String column, String to) {
        Map<String, String> more = new LinkedHashMap<>();
        values.forEach((name, value) -> more.put(name.equals(column) ? to : name, value));
        return new Shape(label, table, key, more);
    }

    Shape without(String column) {
        Map<String, String> less = new LinkedHashMap<>(values);
        less.remove(column);
        return new Shape(label, table, key, less);
    }

    Shape with(String column, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(column, value);
        return new Shape(label, table, key, more);
    }

    Shape changed(String column, UnaryOperator<String> change) {
        return values.containsKey(column) ? with(column, change.apply(values.get(column))) : this;
    }

    Shape labelled(String other) {
        return new Shape(other, table, key, values);
    }

    /// Reads, inserts and updates in all states from `from` to `to`.
    ///
    /// @param column that the update writes
    /// @param violations counts rows that are wrong afterwards, null when working is enough
    List<Probe> probes(int from, int to, String column, @Nullable String violations) {
        String written = Name.written(column);
        String value =
                values.getOrDefault(column, "default").replace("{g}", String.valueOf(BEYOND + 2));
        return List.of(
                new Probe(label, "reads", from, to, List.of(select(column)), null),
                new Probe(
                        label,
                        "inserts",
                        from,
                        to,
                        List.of(RowMaker.one(table, values, BEYOND + 1)),
                        violations),
                new Probe(
                        label,
                        "updates",
                        from,
                        to,
                        List.of(
                                "update "
                                        + table
                                        + " set "
                                        + written
                                        + " = "
                                        + value
                                        + " where "
                                        + key
                                        + " in (select "
                                        + key
                                        + " from "
                                        + table
                                        + " limit 1)"),
                        violations));
    }

    private String select(String column) {
        Map<String, String> all = with(column, "").values();
        return "select "
                + all.keySet().stream().map(Name::written).collect(Collectors.joining(", "))
                + " from "
                + table
                + " limit 5";
    }
}
