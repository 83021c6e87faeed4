package dev.dbguild.advise.health;

import dev.dbguild.engine.ListsReplication.Slot;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// A replication slot was given up by the server: its reader can never go on.
final class LostSlot implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "slot-lost",
                    "the log that the slot's reader needs is gone: it must begin anew from a copy",
                    "any slot that the server has invalidated",
                    "PostgreSQL documentation, pg_replication_slots",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.replication().slots().stream()
                .filter(slot -> slot.lost() != null)
                .map(LostSlot::finding)
                .toList();
    }

    static String drop(Slot slot) {
        return "select pg_drop_replication_slot('%s');".formatted(slot.name());
    }

    private static Finding finding(Slot slot) {
        return CARD.measured("slot " + slot.name())
                .error(
                        "slot '%s' (%s) is of no use any more: %s"
                                .formatted(slot.name(), slot.type(), slot.lost()),
                        new Remedy(
                                "drop it, and set its standby or subscription up anew",
                                drop(slot)));
    }
}
