package dev.dbguild.advise.index;

import dev.dbguild.advise.index.ColumnFacts.Fact;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which indexes might help, from how queries use their tables.
///
/// Columns compared by `=` come first, for an index finds all of them at once; then either one compared by a range, or
/// the order of the result, for after a range the rows are no longer sorted. A column of a join is compared by `=` with
/// each row of the other table.
final class Proposals {
    private static final int LONGEST = 4;
    private static final int MOST_INCLUDED = 5;

    /// Of more columns compared in one query only the first are taken.
    private static final int MOST = 6;

    /// Columns that are longer together are not included.
    private static final int WIDEST_INCLUDED = 64;

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

    private final ColumnFacts facts;
    private final Map<String, Candidate> found = new LinkedHashMap<>();

    Proposals(ColumnFacts facts) {
        this.facts = facts;
    }

    /// In a fixed order, each once.
    List<Candidate> all() {
        return List.copyOf(found.values());
    }

    /// Those that a query could use by its conditions alone.
    void add(Access access) {
        List<Key> equal = few(access.equal());
        List<Key> ranges = few(access.ranges());
        singles(access, equal, ranges);
        offer(access, "the columns compared by '='", equal);
        if (!equal.isEmpty()) {
            behindEqual(access, equal, ranges);
        }
        access.orders().forEach(order -> offer(access, "the order of the result", order));
        access.joins().forEach(joined -> join(access, few(joined)));
        inverted(access);
    }

    private void behindEqual(Access access, List<Key> equal, List<Key> ranges) {
        for (Key range : ranges) {
            offer(
                    access,
                    "columns compared by '=' first, then the one compared by a range",
                    equal,
                    List.of(range));
            equal.forEach(one ->
                    offer(
                            access,
                            "the column compared by '=' first, then the one compared by a range",
                            List.of(one),
                            List.of(range)));
        }
        for (List<Key> order : access.orders()) {
            offer(
                    access,
                    "columns compared by '=' first, then the order of the result",
                    equal,
                    order);
        }
    }

    private static List<Key> few(List<Key> keys) {
        return keys.stream().limit(MOST).toList();
    }

    private void singles(Access access, List<Key> equal, List<Key> ranges) {
        Stream.of(equal, ranges, access.alternatives())
                .flatMap(Collection::stream)
                .forEach(key -> offer(access, "the one column of the condition", List.of(key)));
    }

    private void join(Access access, List<Key> joined) {
        List<Key> equal = few(access.equal());
        joined.forEach(one -> offer(access, "the column of the join", List.of(one)));
        offer(access, "the columns of the join", joined);
        offer(access, "columns compared by '=', then the column of the join", equal, joined);
        offer(access, "the column of the join, then columns compared by '='", joined, equal);
        for (Key range : few(access.ranges())) {
            offer(
                    access,
                    "the column of the join, then the one compared by a range",
                    joined,
                    List.of(range));
            if (!equal.isEmpty()) {
                offer(
                        access,
                        "the column of the join, columns compared by '=', then the one compared by a range",
                        joined,
                        equal,
                        List.of(range));
            }
        }
        for (List<Key> order : access.orders()) {
            offer(
                    access,
                    "the column of the join first, then the order of the result",
                    joined,
                    order);
        }
    }

    private void inverted(Access access) {
        for (String key : access.inverted()) {
            put(
                    new Candidate(
                            access.table(),
                            "gin",
                            List.of(new Key(null, key, false, false)),
                            List.of(),
                            null,
                            "what the columns hold is looked for"));
        }
    }

    /// What else a query could use where its first choice is known: the same with all columns it reads, so that the
    /// table need not be read; and the same for the rows alone that it always asks for.
    ///
    /// @param liked what the planner chose, or would for one of its conditions
    void refine(Access access, Collection<Candidate> liked) {
        for (Candidate candidate : liked) {
            if (candidate.table().equals(access.table()) && candidate.method().equals("btree")) {
                cover(access, candidate);
                access.constants().forEach(condition -> part(candidate, condition));
            }
        }
        for (String condition : access.constants()) {
            access.orders()
                    .forEach(order ->
                            part(
                                    Candidate.of(
                                            access.table(),
                                            order.stream().limit(LONGEST).toList(),
                                            ""),
                                    condition));
        }
    }

    private void cover(Access access, Candidate candidate) {
        Set<String> rest = new LinkedHashSet<>(access.needed());
        candidate.keys().forEach(key -> rest.remove(String.valueOf(key.column())));
        boolean computed = candidate.keys().stream().anyMatch(key -> key.column() == null);
        if (!rest.isEmpty()
                && rest.size() <= MOST_INCLUDED
                && !computed
                && narrow(access.table(), rest)) {
            put(
                    candidate.including(
                            List.copyOf(rest),
                            candidate.why() + "; all that the query reads is in it"));
        }
    }

    private boolean narrow(Table table, Set<String> columns) {
        int width =
                columns.stream()
                        .mapToInt(column -> facts.of(table, column).map(Fact::width).orElse(0))
                        .sum();
        return width <= WIDEST_INCLUDED;
    }

    /// One for two that begin alike.
    void merge(List<Candidate> liked) {
        for (Candidate one : liked) {
            for (Candidate other : liked) {
                boolean longer = one.keys().size() >= other.keys().size();
                if (one != other && longer && one.beginsAs(other)) {
                    union(one, other);
                }
            }
        }
    }

    private void union(Candidate one, Candidate other) {
        Set<String> payload = new LinkedHashSet<>(one.include());
        payload.addAll(other.include());
        one.keys().forEach(key -> payload.remove(String.valueOf(key.column())));
        if (payload.size() <= MOST_INCLUDED + 1) {
            put(one.including(List.copyOf(payload), one.why() + "; it serves several queries"));
        }
    }

    private void part(Candidate candidate, String condition) {
        List<Key> keys =
                candidate.keys().stream()
                        .filter(key ->
                                !condition.matches("(?s)(NOT )?\\Q" + key.text() + "\\E\\b.*"))
                        .toList();
        if (candidate.predicate() == null && !keys.isEmpty()) {
            Candidate plain =
                    Candidate.of(candidate.table(), keys, "only the rows that are asked for");
            put(plain.where(condition, "only the rows that are asked for"));
        }
    }

    @SafeVarargs
    private void offer(Access access, String why, List<Key>... parts) {
        Map<String, Key> keys = new LinkedHashMap<>();
        Stream.of(parts)
                .flatMap(Collection::stream)
                .filter(key -> sortable(access.table(), key))
                .forEach(key -> keys.putIfAbsent(key.text(), key));
        List<Key> first = keys.values().stream().limit(LONGEST).toList();
        if (!first.isEmpty()) {
            String reason = first.size() == 1 ? "the one column that matters" : why;
            put(Candidate.of(access.table(), forwards(first), reason));
        }
    }

    /// A b-tree reads both ways: of one key the direction does not matter.
    private static List<Key> forwards(List<Key> keys) {
        return keys.size() == 1 ? List.of(keys.getFirst().plain()) : keys;
    }

    private static boolean sortable(Table table, Key key) {
        return key.column() == null
                || table.column(key.column())
                        .map(Column::type)
                        .filter(Proposals::sortable)
                        .isPresent();
    }

    private static boolean sortable(String type) {
        return !NOT_SORTABLE.contains(type) && !type.endsWith("[]");
    }

    void put(Candidate candidate) {
        found.putIfAbsent(candidate.shown(), candidate);
    }
}
