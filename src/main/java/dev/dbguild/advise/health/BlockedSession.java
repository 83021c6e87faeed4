package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsLocks.Participant;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Threshold;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Sessions wait for a lock that another one holds.
final class BlockedSession implements HealthCheck {
    private static final double GRAVE_SECONDS = 5;

    private static final HealthCard CARD =
            new HealthCard(
                    "blocked-sessions",
                    "sessions wait for a lock that another one holds",
                    "a wait over 100 ms at the time of the look; an error from 5 s",
                    "the seeds call a lock wait over 100 ms critical; one look may catch a passing wait, hence 5 s",
                    "pg_monitor, to see the sessions of other users");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Map<Integer, Participant> byPid =
                facts.locks().participants().stream()
                        .collect(
                                Collectors.toMap(
                                        Participant::pid, each -> each, (one, other) -> one));
        Map<Integer, List<Participant>> byRoot =
                byPid.values().stream()
                        .filter(each -> seconds(each) * 1000 > Threshold.LOCK_WAIT.critical())
                        .collect(
                                Collectors.groupingBy(
                                        each -> root(each, byPid, 0),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byRoot.entrySet().stream()
                .map(blocked ->
                        finding(byPid.get(blocked.getKey()), blocked.getKey(), blocked.getValue()))
                .toList();
    }

    private static double seconds(Participant participant) {
        Double waiting = participant.waitingSeconds();
        return participant.blockedBy().isEmpty() || waiting == null ? 0 : waiting;
    }

    private static int root(Participant participant, Map<Integer, Participant> byPid, int depth) {
        if (participant.blockedBy().isEmpty() || depth > 100) {
            return participant.pid();
        }
        int blocker = participant.blockedBy().getFirst();
        Participant next = byPid.get(blocker);
        return next == null ? blocker : root(next, byPid, depth + 1);
    }

    private static Finding finding(
            @org.jspecify.annotations.Nullable Participant root,
            int pid,
            List<Participant> waiting) {
        double longest = waiting.stream().mapToDouble(BlockedSession::seconds).max().orElse(0);
        Participant first = waiting.getFirst();
        String message =
                "%d %s behind session %d%s, the longest for %s; session %d wants %s on '%s'"
                        .formatted(
                                waiting.size(),
                                waiting.size() == 1 ? "session waits" : "sessions wait",
                                pid,
                                root == null
                                        ? ""
                                        : " of '" + root.user() + "' (" + root.state() + ")",
                                Figures.time(1000 * longest),
                                first.pid(),
                                first.wantsMode(),
                                first.wantsOn());
        return CARD.measured("session " + pid)
                .graded(
                        longest >= GRAVE_SECONDS,
                        message,
                        new Remedy(
                                "let the one at the root finish, or end it",
                                "select pg_terminate_backend(%d);".formatted(pid)));
    }
}
