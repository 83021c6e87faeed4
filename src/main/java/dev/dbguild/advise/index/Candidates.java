package dev.dbguild.advise.index;

import dev.dbguild.advise.index.Candidate.Key;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.sql.QueryShape;
import dev.dbguild.sql.QueryShape.ColumnUse;
import dev.dbguild.sql.QueryShape.Role;
import dev.dbguild.sql.QueryShape.TableUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which indexes a query might use, from what it does with its columns.
///
/// Columns compared by `=` come first, for an index finds all of them at once; then either the one column compared by
/// a range, or the columns of ORDER BY in their order and direction, for after a range the rows are no longer sorted.
final class Candidates {
    private static final int LONGEST = 4;
    private static final Set<String> NOT_SORTABLE =
            Set.of(
                    "json",
                    "jsonb",
                    "xml",
                    "point",
                    "box",
                    "polygon",
                    "path",
                    "circle",
                    "line",
                    "lseg",
                    "tsvector");

    private final QueryShape shape;
    private final Schema schema;
    private final Map<String, Candidate> found = new LinkedHashMap<>();

    private Candidates(QueryShape shape, Schema schema) {
        this.shape = shape;
        this.schema = schema;
    }

    /// In a fixed order: the most specific ones of each table first.
    static List<Candidate> of(QueryShape shape, Schema schema) {
        Candidates candidates = new Candidates(shape, schema);
        shape.tables().forEach(candidates::add);
        return List.copyOf(candidates.found.values());
    }

    /// The stored tables that the query uses.
    static List<Table> tables(QueryShape shape, Schema schema) {
        return shape.tables().stream()
                .flatMap(use -> table(use, schema).stream())
                .distinct()
                .toList();
    }

    private static Optional<Table> table(TableUse use, Schema schema) {
        String name =
                use.table().parts().size() > 1
                        ? use.table().schema() + "." + use.table().last()
                        : use.table().last();
        return schema.table(name)
                .filter(table ->
                        table.kind() != TableKind.VIEW && table.kind() != TableKind.FOREIGN);
    }

    private void add(TableUse use) {
        table(use, schema).ifPresent(table -> add(use, table));
    }

    private void add(TableUse use, Table table) {
        List<Key> equal = keys(use, table, Role.EQUAL);
        List<Key> joined = keys(use, table, Role.JOIN);
        List<Key> ranges = keys(use, table, Role.RANGE);
        List<Key> ordered = ordered(use, table);
        offer(table, "columns compared by '=' first, then the order of the result", equal, ordered);
        offer(table, "the column of the join first, then the order of the result", joined, ordered);
        for (Key range : ranges) {
            offer(
                    table,
                    "columns compared by '=' first, then the one compared by a range",
                    equal,
                    List.of(range));
        }
        offer(table, "columns compared by '=', then the column of the join", equal, joined);
        offer(table, "the column of the join, then columns compared by '='", joined, equal);
        offer(table, "the columns compared by '='", equal);
        offer(table, "the order of the result", ordered);
        offer(
                table,
                "columns compared by '=' first, then those it is grouped by",
                equal,
                keys(use, table, Role.GROUP));
        Stream.of(equal, joined, ranges)
                .flatMap(Collection::stream)
                .forEach(key -> offer(table, "the one column of the condition", List.of(key)));
    }

    @SafeVarargs
    private void offer(Table table, String why, List<Key>... parts) {
        Map<String, Key> keys = new LinkedHashMap<>();
        Stream.of(parts)
                .flatMap(Collection::stream)
                .forEach(key -> keys.putIfAbsent(key.column(), key));
        List<Key> first = keys.values().stream().limit(LONGEST).toList();
        if (first.isEmpty()) {
            return;
        }
        String reason = first.size() == 1 ? "the one column that matters" : why;
        Candidate candidate = new Candidate(table, first, reason);
        found.putIfAbsent(table.qualified() + candidate.sqlKeys(), candidate);
    }

    private List<Key> keys(TableUse use, Table table, Role role) {
        return uses(use, table)
                .filter(column -> column.role() == role && column.always())
                .map(column -> Key.of(column.column()))
                .distinct()
                .toList();
    }

    /// The columns of ORDER BY; none unless all of them are of this table.
    private List<Key> ordered(TableUse use, Table table) {
        List<ColumnUse> all =
                shape.uses().stream()
                        .filter(column ->
                                column.role() == Role.ORDER && column.scope() == use.scope())
                        .toList();
        List<Key> own = new ArrayList<>();
        uses(use, table)
                .filter(all::contains)
                .forEach(column -> own.add(new Key(column.column(), column.descending())));
        return own.size() == all.size() ? own : List.of();
    }

    private Stream<ColumnUse> uses(TableUse use, Table table) {
        return shape.uses().stream()
                .filter(column -> belongs(column, use, table))
                .filter(column ->
                        table.column(column.column()).filter(Candidates::sortable).isPresent());
    }

    /// Of an unqualified column the schema tells whose it is, if only one of its query's tables has it.
    private boolean belongs(ColumnUse column, TableUse use, Table table) {
        if (column.table() != null) {
            return use.equals(column.table());
        }
        long owners =
                shape.tables().stream()
                        .filter(other -> other.scope() == column.scope())
                        .flatMap(other -> table(other, schema).stream())
                        .filter(other -> other.column(column.column()).isPresent())
                        .count();
        return column.scope() == use.scope()
                && owners == 1
                && table.column(column.column()).isPresent();
    }

    private static boolean sortable(Column column) {
        return !NOT_SORTABLE.contains(column.type()) && !column.type().endsWith("[]");
    }
}
