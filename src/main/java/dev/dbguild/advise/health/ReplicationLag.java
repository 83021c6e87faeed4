package dev.dbguild.advise.health;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsReplication.Slot;
import dev.dbguild.engine.ListsReplication.Standby;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;
import java.util.stream.Stream;

/// A standby falls behind, or a slot that nobody reads fills the disk.
final class ReplicationLag implements HealthCheck {
    private static final double LAG_SECONDS = 5;
    private static final double GRAVE_SECONDS = 60;
    private static final long KEPT_BYTES = 1L << 30;

    private static final HealthCard CARD =
            new HealthCard(
                    "replication-behind",
                    "a standby falls behind, or a slot keeps write-ahead log until the disk is full",
                    "5 s of lag, an error from 60 s; 1 GB kept for a slot that nobody reads",
                    "PgHero warns from 5 s; the rest is ours",
                    "pg_monitor");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return Stream.concat(
                        facts.replication().replicas().stream().flatMap(ReplicationLag::late),
                        facts.replication().slots().stream().flatMap(ReplicationLag::kept))
                .toList();
    }

    private static Stream<Finding> late(Standby standby) {
        Double lag = standby.lagSeconds();
        if (lag == null || lag < LAG_SECONDS) {
            return Stream.empty();
        }
        return Stream.of(
                CARD.measured("standby " + standby.name())
                        .graded(
                                lag >= GRAVE_SECONDS,
                                "standby '%s' is %s behind"
                                        .formatted(standby.name(), Figures.time(1000 * lag)),
                                new Remedy("look at its network, disk and long queries", null)));
    }

    private static Stream<Finding> kept(Slot slot) {
        Long bytes = slot.retainedBytes();
        if (slot.active() || bytes == null || bytes < KEPT_BYTES) {
            return Stream.empty();
        }
        return Stream.of(
                CARD.measured("slot " + slot.name())
                        .error(
                                "%s of write-ahead log are kept for slot '%s', which nobody reads"
                                        .formatted(Bytes.shown(bytes), slot.name()),
                                new Remedy(
                                        "connect its reader again, or drop the slot",
                                        "select pg_drop_replication_slot('%s');"
                                                .formatted(slot.name()))));
    }
}
