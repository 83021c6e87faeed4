package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsActivity.Session;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.time.Duration;
import java.util.List;

/// A session does nothing inside an open transaction.
final class IdleInTransaction implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "idle-in-transaction",
                    "a session that does nothing keeps its locks, and keeps vacuum from removing what died since",
                    "idle inside a transaction for 1 minute; an error from 10 minutes",
                    "ours; PgHero counts such sessions, pganalyze warns of them",
                    "pg_monitor, to see the sessions of other users");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Duration limit = facts.limits().idle();
        return facts.unlessHidden(
                facts.activity().sessions().stream()
                        .filter(session -> idles(session, limit))
                        .map(session -> finding(session, limit))
                        .toList());
    }

    static boolean idles(Session session, Duration limit) {
        return session.state().startsWith("idle in transaction")
                && Sessions.seconds(session.stateSeconds()) >= Sessions.seconds(limit);
    }

    private static Finding finding(Session session, Duration limit) {
        double idle = Sessions.seconds(session.stateSeconds());
        String message =
                "%s has been %s for %s; its last query: %s"
                        .formatted(
                                Sessions.named(session),
                                session.state(),
                                Figures.time(1000 * idle),
                                Sessions.query(session.query()));
        return CARD.measured("session " + session.pid())
                .graded(
                        idle >= 10 * Sessions.seconds(limit),
                        message,
                        new Remedy(
                                "end it, mend the code that left it open, and let the server end the next one: "
                                        + Sessions.limit(
                                                session, "idle_in_transaction_session_timeout"),
                                Sessions.end(session.pid())));
    }
}
