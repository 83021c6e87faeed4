package dev.dbguild.review;

import dev.dbguild.review.Review.Lock;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Collects what a statement does to relations. Not thread-safe.
final class Traces {
    private final Catalogue catalogue;
    private final Map<String, Held> locks = new LinkedHashMap<>();
    private final Set<String> rewrites = new LinkedHashSet<>();
    private final Set<String> scans = new LinkedHashSet<>();
    private boolean rebuilds;

    private record Held(Name name, LockMode mode) {
        Held or(LockMode other) {
            return new Held(name, mode.or(other));
        }
    }

    Traces(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void lock(@Nullable Name relation, LockMode mode) {
        if (relation != null) {
            String key = relation.key();
            Held held = locks.get(key);
            locks.put(key, held == null ? new Held(relation, mode) : held.or(mode));
        }
    }

    void lock(KnownTable table, LockMode mode) {
        lock(table.name(), mode);
    }

    /// The table, its partitions and what inherits from it.
    void lockFamily(KnownTable table, LockMode mode) {
        family(table, each -> lock(each, mode));
    }

    /// The table and its partitions.
    void lockPartitions(KnownTable table, LockMode mode) {
        lock(table, mode);
        table.partitions().forEach(partition -> lockPartitions(partition, mode));
    }

    /// A table that is partitioned holds no rows: its partitions do.
    void rewrite(KnownTable table) {
        family(table, each -> note(each, rewrites));
        rebuilds |= !table.indexes().isEmpty();
        scan(table);
    }

    void rebuild() {
        rebuilds = true;
    }

    void scan(KnownTable table) {
        family(table, each -> note(each, scans));
    }

    /// Reads this table, and none that belongs to it.
    void scanOnly(KnownTable table) {
        note(table, scans);
    }

    private void note(KnownTable table, Set<String> names) {
        if (!table.partitioned() && !table.created()) {
            names.add(table.name().text());
        }
    }

    private static void family(KnownTable table, Consumer<KnownTable> each) {
        each.accept(table);
        table.partitions().forEach(partition -> family(partition, each));
        table.heirs().forEach(heir -> family(heir, each));
    }

    Effect effect() {
        List<Lock> kept = new ArrayList<>();
        for (Held held : locks.values()) {
            if (!isNew(held.name())) {
                kept.add(new Lock(held.name().text(), held.mode().words()));
            }
        }
        return new Effect(
                kept, List.copyOf(rewrites), rebuilds && !kept.isEmpty(), List.copyOf(scans));
    }

    private boolean isNew(Name name) {
        return catalogue.created(name)
                || catalogue.onCreated(name)
                || catalogue.createdType(name) && !catalogue.knows(name);
    }
}
