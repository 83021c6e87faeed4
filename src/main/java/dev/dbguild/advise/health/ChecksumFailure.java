package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// A page came back from the disk other than it was written.
final class ChecksumFailure implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                            "checksum-failures",
                            "the disk gave back pages other than they were written: data is damaged",
                            "any",
                            "PostgreSQL documentation, data checksums",
                            "nothing")
                    .counting(Basis.DATABASE);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Long failures = facts.transactions().checksumFailures();
        if (failures == null || failures == 0) {
            return List.of();
        }
        return List.of(
                CARD.measured("data pages")
                        .error(
                                "%s pages failed their checksum".formatted(Figures.count(failures)),
                                new Remedy(
                                        "stop writing, copy the files, look at the disk, and restore the damaged relations from a backup:"
                                                + " the server's log names file and block",
                                        null)));
    }
}
