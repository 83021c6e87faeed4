package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsActivity.Session;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// A transaction stays open though its session works: many statements, a backup, an index build.
final class LongTransaction implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "long-transaction",
                    "an open transaction keeps its locks, and keeps vacuum from removing what died since",
                    "open for 15 minutes; an error from 2.5 hours; told here unless the session is idle or runs one long query",
                    "ours",
                    "pg_monitor, to see the sessions of other users");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        HealthLimits limits = facts.limits();
        return facts.unlessHidden(
                facts.activity().sessions().stream()
                        .filter(session ->
                                session.database() != null && excess(session, limits) >= 1)
                        .filter(session -> !IdleInTransaction.idles(session, limits.idle()))
                        .filter(session -> !LongQuery.runs(session, limits.query()))
                        .map(session -> finding(session, limits))
                        .toList());
    }

    /// How many times over the limit.
    private static double excess(Session session, HealthLimits limits) {
        return Sessions.seconds(session.transactionSeconds())
                / Math.max(0.001, Sessions.seconds(limits.transaction()));
    }

    private static Finding finding(Session session, HealthLimits limits) {
        String message =
                "%s has been in a transaction for %s, now %s: %s"
                        .formatted(
                                Sessions.named(session),
                                Figures.time(1000 * Sessions.seconds(session.transactionSeconds())),
                                session.state(),
                                Sessions.query(session.query()));
        return CARD.measured("session " + session.pid())
                .graded(
                        excess(session, limits) >= 10,
                        message,
                        new Remedy(
                                "let it end, or end it, and do its work in smaller transactions",
                                Sessions.end(session.pid())));
    }
}
