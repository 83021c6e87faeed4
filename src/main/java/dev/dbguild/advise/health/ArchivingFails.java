package dev.dbguild.advise.health;

import dev.dbguild.engine.ListsReplication.Archiver;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// The write-ahead log cannot be archived.
final class ArchivingFails implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "archiving-fails",
                    "backups cannot be brought up to date, and log is kept until the disk is full",
                    "the last attempt failed",
                    "PostgreSQL documentation, continuous archiving",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Archiver archiver = facts.replication().archiver();
        if (archiver == null || archiver.lastFailed() == null) {
            return List.of();
        }
        return List.of(
                CARD.measured("archiver")
                        .error(
                                "'%s' could not be archived; %d files were, %d attempts failed"
                                        .formatted(
                                                archiver.lastFailed(),
                                                archiver.archived(),
                                                archiver.failed()),
                                new Remedy(
                                        "run archive_command by hand as the server's user: the server's log has its error",
                                        null)));
    }
}
