package dev.dbguild.review;

import dev.dbguild.review.Review.Lock;
import java.util.List;
import java.util.stream.Stream;

/// What a statement does to relations that were there before it.
///
/// @param locks the strongest on each relation and type; those on indexes only where they are stronger than what their
///     table bears
/// @param rewrites tables and materialised views that are written anew
/// @param rebuilds whether indexes that were there are built anew
/// @param scans tables and materialised views that are read from end to end
record Effect(List<Lock> locks, List<String> rewrites, boolean rebuilds, List<String> scans) {
    Effect {
        locks = List.copyOf(locks);
        rewrites = List.copyOf(rewrites);
        scans = List.copyOf(scans);
    }

    /// What both do together.
    Effect and(Effect next) {
        return new Effect(
                joined(locks, next.locks),
                joined(rewrites, next.rewrites),
                rebuilds || next.rebuilds,
                joined(scans, next.scans));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
