package dev.dbguild.schema;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/// Tables that can be found by name. Immutable.
final class Tables extends AbstractList<Table> implements RandomAccess {
    private final List<Table> all;
    private final Map<String, Table> byName = new HashMap<>();

    Tables(List<Table> tables) {
        all = List.copyOf(tables);
        for (Table table : all) {
            byName.putIfAbsent(table.qualified(), table);
            byName.merge(table.name(), table, Tables::preferred);
        }
    }

    /// A bare name is that of the table in `public`, else of the first of its name.
    private static Table preferred(Table known, Table other) {
        return other.namespace().equals("public") && !known.namespace().equals("public")
                ? other
                : known;
    }

    Optional<Table> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Table get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }
}
