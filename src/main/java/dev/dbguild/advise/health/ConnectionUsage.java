package dev.dbguild.advise.health;

import dev.dbguild.engine.ListsActivity.Activity;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Threshold;
import java.util.List;

/// Soon nobody can connect any more.
final class ConnectionUsage implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "connections-run-out",
                    "when all connections are taken, new sessions are refused",
                    "50 % of max_connections; an error over 80 %",
                    "the seeds' table of thresholds",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Activity activity = facts.activity();
        double percent = 100.0 * activity.connections() / Math.max(1, activity.maxConnections());
        long idle =
                activity.sessions().stream()
                        .filter(session -> session.state().equals("idle"))
                        .count();
        String message =
                "%d of %d connections are taken (%d reserved for administrators), %d of them idle"
                        .formatted(
                                activity.connections(),
                                activity.maxConnections(),
                                activity.reserved(),
                                idle);
        return CARD.measured("max_connections")
                .rated(
                        Threshold.CONNECTIONS.rate(percent),
                        message,
                        new Remedy(
                                "put a pool in front (pgbouncer), or make the applications' pools smaller, before raising max_connections",
                                null))
                .toList();
    }
}
