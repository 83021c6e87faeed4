package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsLocks.Participant;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Threshold;
import java.util.List;

/// Sessions wait for a lock that another one holds, perhaps others for them in turn.
final class BlockedSession implements HealthCheck {
    private static final double GRAVE_SECONDS = 5;

    private static final HealthCard CARD =
            new HealthCard(
                    "blocked-sessions",
                    "sessions wait for a lock that another one holds",
                    "a wait over 100 ms at the time of the look; an error from 5 s",
                    "the seeds call a lock wait over 100 ms critical; one look may catch a passing wait, hence 5 s",
                    "nothing; pg_monitor, to see the queries of other users");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return LockTree.of(facts.locks().participants()).stream()
                .filter(tree -> tree.longestWait() * 1000 > Threshold.LOCK_WAIT.critical())
                .map(BlockedSession::finding)
                .toList();
    }

    private static Finding finding(LockTree tree) {
        Participant root = tree.session();
        String message =
                "%d %s behind session %d%s, %d deep, the longest for %s: %s; its own query: %s"
                        .formatted(
                                tree.waiting(),
                                tree.waiting() == 1 ? "session waits" : "sessions wait",
                                root.pid(),
                                root.user() == null
                                        ? ""
                                        : " of '" + root.user() + "' (" + root.state() + ")",
                                tree.depth(),
                                Figures.time(1000 * tree.longestWait()),
                                tree.drawn(),
                                Sessions.query(root.query()));
        return CARD.measured("session " + root.pid())
                .graded(tree.longestWait() >= GRAVE_SECONDS, message, remedy(root));
    }

    /// A prepared transaction blocks without a session, and is listed as pid 0.
    private static Remedy remedy(Participant root) {
        return root.pid() == 0
                ? new Remedy(
                        "a prepared transaction holds the lock: commit it or roll it back by its name",
                        null)
                : new Remedy(
                        "let the one at the root finish, or end it: all others go on then",
                        Sessions.end(root.pid()));
    }
}
