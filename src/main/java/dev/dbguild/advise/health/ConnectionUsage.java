package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.ListsActivity.Activity;
import dev.dbguild.engine.ListsActivity.Limit;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Threshold;
import java.util.List;
import java.util.stream.Stream;

/// Soon nobody can connect any more: to the server, to a database, or as a role.
final class ConnectionUsage implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "connections-run-out",
                    "when all connections are taken, new sessions are refused",
                    "50 % of max_connections less the reserved ones, or of a role's or database's own limit; an error over 80 %",
                    "the seeds' table of thresholds",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Activity activity = facts.activity();
        return Stream.concat(
                        ofServer(activity),
                        activity.limits().stream().flatMap(ConnectionUsage::ofLimit))
                .toList();
    }

    private static Stream<Finding> ofServer(Activity activity) {
        int open = Math.max(1, activity.maxConnections() - activity.reserved());
        long idle =
                activity.sessions().stream()
                        .filter(session -> session.state().equals("idle"))
                        .count();
        String message =
                "%d of %d connections are taken (%d more are reserved for administrators), %d of them idle"
                        .formatted(activity.connections(), open, activity.reserved(), idle);
        return CARD.measured("max_connections")
                .rated(
                        Threshold.CONNECTIONS.rate(100.0 * activity.connections() / open),
                        message,
                        new Remedy(
                                "put a pool in front (pgbouncer), or make the applications' pools smaller, before raising max_connections",
                                null));
    }

    /// A limit of one is meant to be taken.
    private static Stream<Finding> ofLimit(Limit limit) {
        if (limit.most() == 1 && limit.used() <= 1) {
            return Stream.empty();
        }
        String message =
                "%s '%s' has %d of its %d connections"
                        .formatted(limit.kind(), limit.name(), limit.used(), limit.most());
        return CARD.measured(limit.kind() + " " + limit.name())
                .rated(
                        Threshold.CONNECTIONS.rate(100.0 * limit.used() / limit.most()),
                        message,
                        new Remedy(
                                "close what is idle, or raise its limit",
                                "alter %s %s connection limit %d;"
                                        .formatted(
                                                limit.kind(),
                                                IndexStatement.quoted(limit.name()),
                                                3 * Math.max(limit.used(), limit.most() / 2 + 1))));
    }
}
