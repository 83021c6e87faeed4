package dev.dbguild.advise.index;

import dev.dbguild.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How one query uses one of its tables, gathered from plans. Filled by [AccessReader]; not thread-safe.
final class Access {
    private final Table table;
    private final Set<Key> equal = new LinkedHashSet<>();
    private final Set<Key> ranges = new LinkedHashSet<>();
    private final Set<Key> alternatives = new LinkedHashSet<>();
    private final Map<String, Set<Key>> joins = new LinkedHashMap<>();
    private final Set<List<Key>> orders = new LinkedHashSet<>();
    private final Set<String> inverted = new LinkedHashSet<>();
    private final Set<String> constants = new LinkedHashSet<>();
    private final Set<String> needed = new LinkedHashSet<>();
    private boolean whole;

    Access(Table table) {
        this.table = table;
    }

    Table table() {
        return table;
    }

    /// Compared with one or several values by `=`.
    List<Key> equal() {
        return List.copyOf(equal);
    }

    /// Compared by a range, or by the beginning of a text.
    List<Key> ranges() {
        return List.copyOf(ranges);
    }

    /// Compared in one of several conditions joined by OR.
    List<Key> alternatives() {
        return List.copyOf(alternatives);
    }

    /// Compared by `=` with another table: what belongs to one other table together.
    List<List<Key>> joins() {
        return joins.values().stream().map(List::copyOf).distinct().toList();
    }

    /// What the rows are sorted or grouped by.
    List<List<Key>> orders() {
        return List.copyOf(orders);
    }

    /// What a GIN index could hold, as it stands behind `using gin`: `tags`, `data jsonb_path_ops`.
    List<String> inverted() {
        return List.copyOf(inverted);
    }

    /// Conditions that hold whatever the query's parameters are: `status = 'open'`, `deleted_at IS NULL`.
    List<String> constants() {
        return List.copyOf(constants);
    }

    /// Every column that the query reads; empty when it needs the rows themselves.
    List<String> needed() {
        return whole ? List.of() : List.copyOf(needed);
    }

    void addEqual(Key key) {
        equal.add(key);
    }

    void addRange(Key key) {
        ranges.add(key);
    }

    void addAlternative(Key key) {
        alternatives.add(key);
    }

    void addJoin(String other, Key key) {
        joins.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(key);
    }

    void addOrder(List<Key> keys) {
        if (!keys.isEmpty()) {
            orders.add(List.copyOf(keys));
        }
    }

    void addInverted(String key) {
        inverted.add(key);
    }

    void addConstant(String condition) {
        constants.add(condition);
    }

    void need(String column) {
        needed.add(column);
    }

    void needWhole() {
        whole = true;
    }

    /// Whether any of its rows are looked for or sorted.
    boolean idle() {
        return new ArrayList<>(equal).isEmpty()
                && ranges.isEmpty()
                && alternatives.isEmpty()
                && joins.isEmpty()
                && orders.isEmpty()
                && inverted.isEmpty();
    }
}
