package dev.dbguild.review;

import dev.dbguild.lab.HeldLock;
import dev.dbguild.lab.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a statement does on one major: seen in the lab, or predicted.
///
/// @param locks the strongest on each relation, those of indexes only where they are stronger than their tables'
/// @param refused what the server says against it, null when it runs
record LockCell(
        Map<String, String> locks,
        List<String> rewrites,
        boolean rebuilds,
        List<String> scans,
        @Nullable String refused) {
    private static final List<String> STRENGTH =
            List.of(
                    "ACCESS SHARE",
                    "ROW SHARE",
                    "ROW EXCLUSIVE",
                    "SHARE UPDATE EXCLUSIVE",
                    "SHARE",
                    "SHARE ROW EXCLUSIVE",
                    "EXCLUSIVE",
                    "ACCESS EXCLUSIVE");
    private static final Set<String> PARTS = Set.of("index", "sequence");

    static LockCell of(Observation seen, Set<String> indexesBefore) {
        if (seen.failure() != null) {
            return new LockCell(Map.of(), List.of(), false, List.of(), seen.failure().message());
        }
        return new LockCell(
                strongest(seen.locks().stream().filter(lock -> !lock.created()).toList()),
                seen.rewritten(),
                seen.built().stream().anyMatch(indexesBefore::contains),
                seen.scanned(),
                null);
    }

    static LockCell of(Effect predicted) {
        Map<String, String> locks = new TreeMap<>();
        predicted.locks().forEach(lock -> locks.put(lock.relation(), lock.mode()));
        return new LockCell(
                locks,
                predicted.rewrites().stream().sorted().toList(),
                predicted.rebuilds(),
                predicted.scans().stream().sorted().toList(),
                null);
    }

    private static Map<String, String> strongest(List<HeldLock> locks) {
        int tables =
                locks.stream()
                        .filter(lock -> !PARTS.contains(lock.kind()))
                        .mapToInt(lock -> STRENGTH.indexOf(lock.mode()))
                        .max()
                        .orElse(-1);
        Map<String, String> strongest = new TreeMap<>();
        locks.stream()
                .filter(lock ->
                        !PARTS.contains(lock.kind()) || STRENGTH.indexOf(lock.mode()) > tables)
                .sorted(Comparator.comparing(lock -> STRENGTH.indexOf(lock.mode())))
                .forEach(lock -> strongest.put(lock.relation(), lock.mode()));
        return strongest;
    }
}
