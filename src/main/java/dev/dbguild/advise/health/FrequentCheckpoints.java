package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.CountsCheckpoints.Checkpoints;
import dev.dbguild.engine.ReadsSettings.Setting;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// Checkpoints come because the log is full, and not because their time has come.
final class FrequentCheckpoints implements HealthCheck {
    private static final long ENOUGH = 10;

    private static final HealthCard CARD =
            new HealthCard(
                            "checkpoints-requested",
                            "after each checkpoint whole pages are logged again: more log, more disk, slower writes",
                            "10 requested checkpoints, and more requested than timed ones",
                            "PostgreSQL documentation, WAL configuration; the floor is ours",
                            "nothing")
                    .counting(Basis.CHECKPOINTS);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Checkpoints counted = facts.checkpoints();
        if (counted.requested() < ENOUGH || counted.requested() <= counted.timed()) {
            return List.of();
        }
        String size =
                facts.settings().stream()
                        .filter(setting -> setting.name().equals("max_wal_size"))
                        .map(Setting::shown)
                        .findFirst()
                        .orElse("unknown");
        String message =
                "%s checkpoints were requested and %s came in time; max_wal_size is %s"
                        .formatted(
                                Figures.count(counted.requested()),
                                Figures.count(counted.timed()),
                                size);
        return List.of(
                CARD.measured("checkpoints")
                        .warning(
                                message,
                                new Remedy(
                                        "raise max_wal_size, so that checkpoint_timeout decides; the counters tell from then on",
                                        raise(size))));
    }

    private static String raise(String size) {
        long megabytes = (long) (dev.dbguild.advise.Bytes.read(size) / 1024 / 1024);
        return "alter system set max_wal_size = '%dMB';\nselect pg_reload_conf();"
                .formatted(Math.max(1024, 4 * megabytes));
    }
}
