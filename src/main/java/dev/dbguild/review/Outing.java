package dev.dbguild.review;

import dev.dbguild.lab.Performance;
import dev.dbguild.review.LabRun.Trip;
import dev.dbguild.review.history.Migration;

/// A migration that is run in the lab, and its way back.
final class Outing {
    private final Performance performance;
    private final Migration migration;

    Outing(Performance performance, Migration migration) {
        this.performance = performance;
        this.migration = migration;
    }

    Trip made() {
        return new Trip(
                Playbill.observe(performance, migration.up()), Playbill.unseen(migration.down()));
    }
}
