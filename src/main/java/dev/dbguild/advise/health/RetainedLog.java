package dev.dbguild.advise.health;

import dev.dbguild.advise.Bytes;
import dev.dbguild.engine.ListsReplication.Slot;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A replication slot keeps write-ahead log that nobody reads, until the disk is full.
final class RetainedLog implements HealthCheck {
    private static final long SEGMENT = 16L << 20;
    private static final long GRAVE = 1L << 30;
    private static final long MUCH_FOR_A_READER = 10L << 30;
    private static final Duration LONG = Duration.ofHours(1);

    private static final HealthCard CARD =
            new HealthCard(
                    "slot-retains-log",
                    "write-ahead log is kept for the slot's reader until the disk is full and the server stops",
                    "no reader, and 16 MB kept or 1 hour gone by; an error from 1 GB or half of max_slot_wal_keep_size;"
                            + " with a reader 10 GB or 80 % of that limit",
                    "ours; one segment of log is 16 MB",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Long limit = facts.replication().slotLimitBytes();
        double most = limit == null || limit <= 0 ? Double.MAX_VALUE : limit;
        return facts.replication().slots().stream()
                .filter(slot -> slot.lost() == null)
                .flatMap(slot -> slot.active() ? read(slot, most) : unread(facts, slot, most))
                .toList();
    }

    private static double kept(Slot slot) {
        Long bytes = slot.retainedBytes();
        return bytes == null ? 0 : bytes;
    }

    private static Stream<Finding> read(Slot slot, double most) {
        if (kept(slot) < MUCH_FOR_A_READER && kept(slot) < 0.8 * most) {
            return Stream.empty();
        }
        return Stream.of(
                CARD.measured("slot " + slot.name())
                        .warning(
                                "the reader of slot '%s' is %s of write-ahead log behind"
                                        .formatted(slot.name(), Bytes.shown(kept(slot))),
                                new Remedy("look at what its reader waits for", null)));
    }

    private static Stream<Finding> unread(HealthFacts facts, Slot slot, double most) {
        if (kept(slot) < SEGMENT && !longGone(facts, slot)) {
            return Stream.empty();
        }
        String message =
                "%s of write-ahead log are kept for slot '%s' (%s), which nobody reads%s"
                        .formatted(
                                Bytes.shown(kept(slot)),
                                slot.name(),
                                slot.type(),
                                slot.inactiveSince() == null
                                        ? ""
                                        : " since " + slot.inactiveSince());
        return Stream.of(
                CARD.measured("slot " + slot.name())
                        .graded(
                                kept(slot) >= Math.min(GRAVE, most / 2),
                                message,
                                new Remedy(
                                        "connect its reader again, or drop the slot; max_slot_wal_keep_size limits what slots may keep",
                                        LostSlot.drop(slot))));
    }

    private static boolean longGone(HealthFacts facts, Slot slot) {
        return slot.inactiveSince() != null
                && slot.retainedBytes() != null
                && slot.inactiveSince().isBefore(facts.now().minus(LONG));
    }
}
