package dev.dbguild.review.plan;

import dev.dbguild.lab.HeldLock;
import dev.dbguild.lab.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the statements of one file did.
record Watched(List<Observation> observations) {
    /// Locks under which others cannot write, or not even read.
    private static final Set<String> BLOCKING =
            Set.of("SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE");

    Watched {
        observations = List.copyOf(observations);
    }

    List<String> failures() {
        return observations.stream()
                .filter(each -> each.failure() != null)
                .map(each -> "statement " + (each.index() + 1) + ": " + message(each))
                .toList();
    }

    private static String message(Observation seen) {
        Observation.Failure failure = seen.failure();
        return failure == null ? "" : failure.message();
    }

    /// Work that takes as long as the table is large, done while somebody is kept out.
    List<String> blocking() {
        List<String> all = new ArrayList<>();
        for (Observation each : observations) {
            List<String> kept =
                    each.held().stream()
                            .filter(Watched::keepsOut)
                            .map(Watched::shown)
                            .distinct()
                            .toList();
            List<String> work = work(each);
            if (!kept.isEmpty() && !work.isEmpty()) {
                all.add(String.join(", ", work) + " while holding " + String.join(", ", kept));
            }
        }
        return all;
    }

    private static boolean keepsOut(HeldLock lock) {
        return !lock.created() && lock.kind().equals("table") && BLOCKING.contains(lock.mode());
    }

    private static List<String> work(Observation seen) {
        return Stream.of(
                        seen.rewritten().stream().map(table -> "rewrites '" + table + "'"),
                        seen.built().stream().map(index -> "builds '" + index + "'"),
                        seen.scanned().stream()
                                .filter(table -> !isNew(seen, table))
                                .map(table -> "reads all of '" + table + "'"))
                .flatMap(each -> each)
                .toList();
    }

    /// Whether the table was made in the same transaction, so that it holds next to nothing.
    private static boolean isNew(Observation seen, String table) {
        return seen.held().stream()
                .anyMatch(lock -> lock.created() && lock.relation().equals(table));
    }

    List<String> locks() {
        return observations.stream()
                .flatMap(each -> each.locks().stream())
                .filter(lock -> !lock.created() && lock.kind().equals("table"))
                .map(Watched::shown)
                .distinct()
                .toList();
    }

    private static String shown(HeldLock lock) {
        return lock.relation() + " " + lock.mode();
    }

    List<String> scans() {
        return observations.stream().flatMap(each -> each.scanned().stream()).distinct().toList();
    }

    List<String> rewrites() {
        return observations.stream().flatMap(each -> each.rewritten().stream()).distinct().toList();
    }

    long milliseconds() {
        return observations.stream().mapToLong(each -> each.duration().toMillis()).sum();
    }
}
