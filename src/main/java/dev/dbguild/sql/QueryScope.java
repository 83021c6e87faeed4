package dev.dbguild.sql;

import dev.dbguild.sql.QueryShape.TableUse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names mean in one (sub)query: its tables by alias, and those of the queries around it. Not thread-safe.
final class QueryScope {
    private final int number;
    private final @Nullable QueryScope outer;
    private final Map<String, TableUse> tables = new HashMap<>();
    private final Set<String> withNames = new HashSet<>();
    private int sources;

    QueryScope(int number, @Nullable QueryScope outer) {
        this.number = number;
        this.outer = outer;
    }

    int number() {
        return number;
    }

    void addTable(TableUse table) {
        tables.put(table.alias(), table);
        sources++;
    }

    /// A source that is no table: a subquery, a function, a common table expression.
    void addOpaque() {
        sources++;
    }

    void addWithName(String name) {
        withNames.add(name);
    }

    boolean knowsWithName(String name) {
        return withNames.contains(name) || outer != null && outer.knowsWithName(name);
    }

    /// The table that a column belongs to, or null when that cannot be told without the schema.
    @Nullable TableUse tableOf(String qualifier) {
        if (qualifier.isEmpty()) {
            return sources == 1 && tables.size() == 1 ? tables.values().iterator().next() : null;
        }
        TableUse own = tables.get(qualifier);
        return own != null || outer == null ? own : outer.tableOf(qualifier);
    }
}
