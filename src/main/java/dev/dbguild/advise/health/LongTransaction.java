package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsActivity.Session;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// A transaction stays open: it keeps locks, and vacuum from removing dead rows.
final class LongTransaction implements HealthCheck {
    private static final double IDLE_SECONDS = 60;
    private static final double OPEN_SECONDS = 15 * 60;
    private static final double GRAVE_FACTOR = 10;

    private static final HealthCard CARD =
            new HealthCard(
                    "long-transaction",
                    "an open transaction keeps its locks, and keeps vacuum from removing what died since",
                    "idle in a transaction for 1 minute, or in one for 15 minutes; an error at ten times as much",
                    "PgHero calls a query long from 60 s; the rest is ours",
                    "pg_monitor, to see the sessions of other users");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.activity().sessions().stream()
                .filter(session -> session.database() != null && excess(session) >= 1)
                .map(LongTransaction::finding)
                .toList();
    }

    /// How many times over the limit.
    private static double excess(Session session) {
        Double open = session.transactionSeconds();
        Double state = session.stateSeconds();
        double idle =
                session.state().startsWith("idle in transaction") && state != null
                        ? state / IDLE_SECONDS
                        : 0;
        return Math.max(idle, open == null ? 0 : open / OPEN_SECONDS);
    }

    private static Finding finding(Session session) {
        Double open = session.transactionSeconds();
        String message =
                "session %d of '%s' (%s) has been in a transaction for %s, now %s"
                        .formatted(
                                session.pid(),
                                session.user(),
                                session.application() == null
                                        ? "no application name"
                                        : session.application(),
                                Figures.time(1000 * (open == null ? 0 : open)),
                                session.state());
        return CARD.measured("session " + session.pid())
                .graded(
                        excess(session) >= GRAVE_FACTOR,
                        message,
                        new Remedy(
                                "end it, and set idle_in_transaction_session_timeout so that it does not come back",
                                "select pg_terminate_backend(%d);".formatted(session.pid())));
    }
}
