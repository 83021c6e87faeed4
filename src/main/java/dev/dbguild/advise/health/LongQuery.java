package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsActivity.Session;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// A query has run for long, and still does.
final class LongQuery implements HealthCheck {
    /// Upkeep and copies may take their time; who waits for a lock is told under who holds it.
    private static final Pattern UPKEEP =
            Pattern.compile(
                    "(?is)\\s*(vacuum|analyze|create|alter|drop|reindex|cluster|refresh|copy|call|do|start_replication)\\b.*");

    private static final HealthCard CARD =
            new HealthCard(
                    "long-query",
                    "a query takes processor, memory and disk from the others, and holds vacuum back",
                    "running for 60 s, upkeep and waiting for a lock left out; an error from 10 minutes",
                    "PgHero calls a query long from 60 s",
                    "pg_monitor, to see the sessions of other users");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Duration limit = facts.limits().query();
        return facts.unlessHidden(
                facts.activity().sessions().stream()
                        .filter(session -> runs(session, limit))
                        .map(session -> finding(session, limit))
                        .toList());
    }

    static boolean runs(Session session, Duration limit) {
        return Sessions.seconds(session.querySeconds()) >= Sessions.seconds(limit)
                && session.database() != null
                && !UPKEEP.matcher(String.valueOf(session.query())).matches()
                && !String.valueOf(session.waitingFor()).startsWith("Lock:");
    }

    private static Finding finding(Session session, Duration limit) {
        double seconds = Sessions.seconds(session.querySeconds());
        String message =
                "%s has run for %s: %s"
                        .formatted(
                                Sessions.named(session),
                                Figures.time(1000 * seconds),
                                Sessions.query(session.query()));
        return CARD.measured("session " + session.pid())
                .graded(
                        seconds >= 10 * Sessions.seconds(limit),
                        message,
                        new Remedy(
                                "cancel it, explain it, and give its role a limit: "
                                        + Sessions.limit(session, "statement_timeout"),
                                "select pg_cancel_backend(%d);".formatted(session.pid())));
    }
}
