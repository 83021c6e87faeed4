package dev.dbguild.review;

import dev.dbguild.review.Review.Estimate;
import dev.dbguild.review.Review.Lock;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Estimates for how long a statement keeps others from tables, by the sizes that a target or the settings tell.
///
/// The speeds are assumptions, on the careful side of what one core of the lab was measured to do with 2.5 million
/// rows of 140 bytes: 1,100 MB/s to read what is in memory, 47 MB/s to write a table with one index anew, 50 to 130
/// MB/s to build an index. A table that has to come from a disk is read more slowly: 200 MB/s is assumed.
final class Blocking {
    private static final double MEGABYTE = 1024 * 1024;
    private static final double READ = 200 * MEGABYTE;
    private static final double WRITE = 40 * MEGABYTE;
    private static final double INDEX = 50 * MEGABYTE;

    /// Of a row in a table of which only the number of rows is known.
    private static final long ROW_BYTES = 150;

    private final Step step;
    private final Effect effect;

    /// @param effect as it was seen, or as it is predicted
    Blocking(Step step, Effect effect) {
        this.step = step;
        this.effect = effect;
    }

    /// Empty when no size is known, or nobody waits.
    Optional<Estimate> estimate() {
        return effect.rewrites().isEmpty() && effect.scans().isEmpty()
                ? Optional.empty()
                : estimated();
    }

    private Optional<Estimate> estimated() {
        List<String> reasons = new ArrayList<>();
        double seconds = 0;
        for (String relation : worked()) {
            long bytes = bytes(Name.of(relation));
            if (bytes > 0) {
                double speed = speed(relation);
                seconds += bytes / speed;
                reasons.add(
                        "%s of '%s' %s at %.0f MB/s"
                                .formatted(
                                        Sizes.told(bytes),
                                        relation,
                                        effect.rewrites().contains(relation)
                                                ? "written anew"
                                                : "read",
                                        speed / MEGABYTE));
            }
        }
        List<String> blocked = blocked();
        return reasons.isEmpty() || blocked.isEmpty()
                ? Optional.empty()
                : Optional.of(new Estimate(seconds, blocked, String.join(", ", reasons)));
    }

    private List<String> worked() {
        return Stream.concat(effect.rewrites().stream(), effect.scans().stream())
                .distinct()
                .toList();
    }

    private double speed(String relation) {
        if (effect.rewrites().contains(relation)) {
            return WRITE;
        }
        return effect.rebuilds() || step.statement() instanceof Statement.CreateIndex
                ? INDEX
                : READ;
    }

    private long bytes(Name table) {
        long told = step.catalogue().ofTarget(table).map(each -> each.bytes()).orElse(0L);
        return told > 0 ? told : step.settings().rows(table) * ROW_BYTES;
    }

    /// `writes to 'orders'`, `reads and writes of 'orders'`: of each table what its strongest lock keeps out.
    private List<String> blocked() {
        Map<String, String> strongest = new LinkedHashMap<>();
        for (Lock lock : effect.locks()) {
            String kept = blocks(lock);
            if (!kept.isEmpty() && step.catalogue().knows(Name.of(lock.relation()))) {
                strongest.merge(
                        lock.relation(), kept, (one, other) -> one.startsWith("r") ? one : other);
            }
        }
        return strongest.entrySet().stream()
                .map(each -> each.getValue() + " '" + each.getKey() + "'")
                .toList();
    }

    private static String blocks(Lock lock) {
        return switch (lock.mode().toUpperCase(Locale.ROOT)) {
            case "ACCESS EXCLUSIVE" -> "reads and writes of";
            case "EXCLUSIVE", "SHARE ROW EXCLUSIVE", "SHARE" -> "writes to";
            default -> "";
        };
    }
}
