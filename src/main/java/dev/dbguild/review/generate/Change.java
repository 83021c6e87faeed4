package dev.dbguild.review.generate;

import dev.dbguild.Found;
import dev.dbguild.review.plan.SchemaObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What is to become of every object between two schemas.
///
/// @param removed keys that only the old schema has
/// @param altered keys of both that change in place
/// @param replaced keys of both that are dropped and made anew, because they differ or stand on what does
record Change(
        Snapshot was, Snapshot is, Set<String> removed, Set<String> altered, Set<String> replaced) {
    /// What can be dropped and made again without losing rows.
    private static final Set<String> MOVABLE =
            Set.of(
                    "view",
                    "materialized view",
                    "trigger",
                    "policy",
                    "function",
                    "procedure",
                    "statistics",
                    "check",
                    "key",
                    "foreign key",
                    "index",
                    "row security",
                    "grant");

    private static final Map<String, ObjectKind> KINDS = kindsByName();

    private static Map<String, ObjectKind> kindsByName() {
        Map<String, ObjectKind> all = new HashMap<>();
        Found.every(ObjectKind.class)
                .forEach(kind -> kind.kinds().forEach(name -> all.put(name, kind)));
        return Map.copyOf(all);
    }

    static Change between(Snapshot was, Snapshot is) {
        Change change =
                new Change(
                        was,
                        is,
                        keys(was, key -> !is.has(key)),
                        keys(was, key -> is.has(key) && differs(was, is, key)),
                        new LinkedHashSet<>());
        change.settle();
        return change;
    }

    private static Set<String> keys(Snapshot was, Predicate<String> asked) {
        return new LinkedHashSet<>(was.objects().keySet().stream().filter(asked).toList());
    }

    private static boolean differs(Snapshot was, Snapshot is, String key) {
        return !was.object(key).make().equals(is.object(key).make());
    }

    static ObjectKind kind(SchemaObject object) {
        ObjectKind kind = KINDS.get(object.kind());
        if (kind == null) {
            throw new IllegalStateException("nobody knows the kind '" + object.kind() + "'");
        }
        return kind;
    }

    private void settle() {
        Deque<String> open = new ArrayDeque<>(removed);
        for (String key : List.copyOf(altered)) {
            SchemaObject old = was.object(key);
            if (kind(old).alter(old, is.object(key), this).isEmpty()) {
                replace(key, open);
            }
        }
        for (String key : List.copyOf(altered)) {
            SchemaObject old = was.object(key);
            moveDependents(key, kind(old).disturbed(old, is.object(key), this), open);
        }
        while (!open.isEmpty()) {
            moveDependents(open.remove(), MOVABLE, open);
        }
    }

    private void replace(String key, Deque<String> open) {
        altered.remove(key);
        if (replaced.add(key)) {
            open.add(key);
        }
    }

    private void moveDependents(String key, Set<String> movable, Deque<String> open) {
        was.edges().dependents(key).stream()
                .filter(each -> was.has(each) && is.has(each))
                .filter(each -> movable.contains(was.object(each).kind()))
                .forEach(each -> replace(each, open));
    }

    /// Whether the object has to be made: it is new, or made anew.
    boolean makes(String key) {
        return is.has(key) && (!was.has(key) || replaced.contains(key));
    }

    /// Whether rows of the relation are there before the migration runs.
    boolean holdsRows(String relation) {
        String key = was.has("table " + relation) ? "table " : "materialized view ";
        return was.has(key + relation) && !makes(key + relation);
    }

    /// Whether the relation goes with all that stands on it.
    boolean goes(String relation) {
        return List.of("table ", "view ", "materialized view ").stream()
                .map(kind -> kind + relation)
                .anyMatch(key -> removed.contains(key) || replaced.contains(key));
    }

    /// Whether the object goes by itself, with its table or with a column of it.
    boolean isImplied(SchemaObject object) {
        return goes(object.on())
                || was.edges().of(object.key()).stream()
                        .filter(removed::contains)
                        .filter(key -> key.startsWith("column "))
                        .anyMatch(key -> was.object(key).on().equals(object.on()));
    }
}
