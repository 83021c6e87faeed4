package dev.dbguild.advise.index;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexKey;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An index that might help.
///
/// @param method `btree`, `gin` or `brin`
/// @param keys in order, at least one
/// @param include columns that are read but not searched by
/// @param predicate of a partial index
/// @param why why these columns in this order
record Candidate(
        Table table,
        String method,
        List<Key> keys,
        List<String> include,
        @Nullable String predicate,
        String why) {

    Candidate {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
    }

    /// A plain b-tree.
    static Candidate of(Table table, List<Key> keys, String why) {
        return new Candidate(table, "btree", keys, List.of(), null, why);
    }

    Candidate including(List<String> columns, String reason) {
        return new Candidate(table, method, keys, columns, predicate, reason);
    }

    Candidate where(String condition, String reason) {
        return new Candidate(table, method, keys, include, condition, reason);
    }

    List<String> sqlKeys() {
        return keys.stream().map(Key::sql).toList();
    }

    /// `orders (customer_id, created_at DESC) where status = 'open'`
    String shown() {
        return table.shown() + " " + content();
    }

    private String content() {
        String using = method.equals("btree") ? "" : "using " + method + " ";
        return using + "(" + String.join(", ", sqlKeys()) + ")" + rest();
    }

    private String rest() {
        String payload =
                include.stream().map(IndexStatement::quoted).collect(Collectors.joining(", "));
        return (include.isEmpty() ? "" : " include (" + payload + ")")
                + (predicate == null ? "" : " where " + predicate);
    }

    /// As PostgreSQL would name it.
    String name() {
        return IndexStatement.name(table.name(), sqlKeys());
    }

    /// What to run on the target. A partitioned table's index cannot be built concurrently.
    String statement(String name) {
        boolean parts = table.kind() == TableKind.PARTITIONED;
        String written = IndexStatement.table(table.namespace(), table.name());
        return create(parts ? "" : "concurrently ", name, written) + ";";
    }

    /// What to run on the twin, whose tables nobody uses.
    String plainStatement(String name) {
        String schema = IndexStatement.quoted(table.namespace());
        return create("", name, schema + "." + IndexStatement.quoted(table.name()));
    }

    private String create(String concurrently, String name, String written) {
        return "create index %s%s on %s %s"
                .formatted(concurrently, IndexStatement.quoted(name), written, content());
    }

    /// Whether an index that is there already begins with these keys, in one direction or wholly in the other.
    boolean coveredBy(Index index) {
        List<IndexKey> there = index.keys();
        return index.valid()
                && index.predicate() == null
                && predicate == null
                && index.method().equals(method)
                && there.size() >= keys.size()
                && IntStream.range(0, keys.size()).allMatch(i -> same(there.get(i), keys.get(i)))
                && holds(index)
                && (keys.size() == 1 || sameDirection(there));
    }

    private static boolean same(IndexKey there, Key key) {
        String text = there.expression() ? there.text() : IndexStatement.quoted(there.text());
        String whole = there.operatorClass() == null ? text : text + " " + there.operatorClass();
        return whole.equals(key.text());
    }

    private boolean holds(Index index) {
        return include.stream()
                .allMatch(column ->
                        index.include().contains(column) || index.keyTexts().contains(column));
    }

    private boolean sameDirection(List<IndexKey> there) {
        return IntStream.range(0, keys.size())
                        .mapToObj(i -> there.get(i).descending() == keys.get(i).descending())
                        .distinct()
                        .count()
                == 1;
    }

    /// Whether this one does what `other` does, and begins like it.
    boolean replaces(Candidate other) {
        return table.qualified().equals(other.table.qualified())
                && method.equals(other.method)
                && (predicate == null || predicate.equals(other.predicate))
                && keys.size() >= other.keys.size()
                && keys.subList(0, other.keys.size()).equals(other.keys)
                && other.include.stream().allMatch(this::holds);
    }

    private boolean holds(String column) {
        return include.contains(column)
                || keys.stream().anyMatch(key -> column.equals(key.column()));
    }

    /// Whether its first keys are those of `other`, for the same rows.
    boolean beginsAs(Candidate other) {
        return table.qualified().equals(other.table.qualified())
                && method.equals(other.method)
                && java.util.Objects.equals(predicate, other.predicate)
                && keys.size() >= other.keys.size()
                && keys.subList(0, other.keys.size()).equals(other.keys);
    }

    /// Whether both begin with the same key.
    boolean beginsLike(Candidate other) {
        return table.qualified().equals(other.table.qualified())
                && keys.getFirst().text().equals(other.keys.getFirst().text());
    }
}
