package dev.dbguild.advise.index;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexKey;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An index that might help.
///
/// @param keys in order, at least one
/// @param why why these columns in this order
record Candidate(Table table, List<Key> keys, String why) {

    Candidate {
        keys = List.copyOf(keys);
    }

    /// One key, on a plain column.
    record Key(String column, boolean descending) {
        static Key of(String column) {
            return new Key(column, false);
        }

        String sql() {
            return IndexStatement.quoted(column) + (descending ? " DESC" : "");
        }
    }

    List<String> columns() {
        return keys.stream().map(Key::column).toList();
    }

    List<String> sqlKeys() {
        return keys.stream().map(Key::sql).toList();
    }

    String tableSql() {
        return IndexStatement.table(table.namespace(), table.name());
    }

    /// `orders (customer_id, created_at DESC)`
    String shown() {
        return table.shown() + " (" + String.join(", ", sqlKeys()) + ")";
    }

    /// A name that is free among the table's indexes.
    String name() {
        String name = IndexStatement.name(table.name(), sqlKeys());
        boolean taken = table.indexes().stream().anyMatch(index -> index.name().equals(name));
        return taken ? name.replaceAll("_idx$", "_idx2") : name;
    }

    /// What to run on the target.
    String statement() {
        return create(
                        table.kind() == dev.dbguild.schema.TableKind.PARTITIONED
                                ? ""
                                : "concurrently ")
                + ";";
    }

    /// What to run on the twin, whose tables nobody uses.
    String plainStatement() {
        return create("");
    }

    private String create(String concurrently) {
        return "create index %s%s on %s (%s)"
                .formatted(
                        concurrently,
                        IndexStatement.quoted(name()),
                        tableSql(),
                        sqlKeys().stream().collect(Collectors.joining(", ")));
    }

    /// Whether an index that is there already begins with these keys, in one direction or wholly in the other.
    boolean coveredBy(Index index) {
        List<IndexKey> there = index.keys();
        return index.valid()
                && index.predicate() == null
                && index.method().equals("btree")
                && there.size() >= keys.size()
                && IntStream.range(0, keys.size())
                        .allMatch(i -> there.get(i).text().equals(keys.get(i).column()))
                && (keys.size() == 1 || sameDirection(there));
    }

    private boolean sameDirection(List<IndexKey> there) {
        return IntStream.range(0, keys.size())
                        .mapToObj(i -> there.get(i).descending() == keys.get(i).descending())
                        .distinct()
                        .count()
                == 1;
    }

    boolean sameAs(Candidate other) {
        return table.qualified().equals(other.table.qualified()) && keys.equals(other.keys);
    }
}
