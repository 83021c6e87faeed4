package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ListsLocks;
import dev.dbguild.engine.ListsLocks.Held;
import dev.dbguild.engine.ListsLocks.Participant;
import dev.dbguild.engine.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows who waits for whom, as trees with the session to blame at the root.
final class Locks implements Tool<Locks.Args> {
    record Args(String target) {}

    /// @param waiting how many sessions wait
    /// @param chains one tree for each session that blocks and waits for nobody
    record Waiting(int waiting, double longestWaitSeconds, List<Blocker> chains, List<Held> held) {}

    /// @param wants the lock mode it waits for, null at a root
    /// @param blocks who waits for it
    record Blocker(
            int pid,
            @Nullable String user,
            @Nullable String application,
            String state,
            @Nullable String wants,
            @Nullable String on,
            @Nullable Double waitingSeconds,
            @Nullable Double transactionSeconds,
            @Nullable String query,
            List<Blocker> blocks) {}

    @Override
    public String name() {
        return "locks";
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        Target target = context.targets().named(args.target());
        ListsLocks.Locks locks = Engines.on(target, ListsLocks.class).list(target);
        List<Participant> all = locks.participants();
        List<Participant> waiting =
                all.stream().filter(each -> !each.blockedBy().isEmpty()).toList();
        double longest =
                waiting.stream()
                        .map(Participant::waitingSeconds)
                        .mapToDouble(seconds -> seconds == null ? 0 : seconds)
                        .max()
                        .orElse(0);
        Waiting payload =
                new Waiting(waiting.size(), Asked.rounded(longest), chains(all), locks.held());
        return ToolResult.of(summary(payload), payload);
    }

    /// The roots; in a deadlock everybody waits, then the first of it stands for the root.
    private static List<Blocker> chains(List<Participant> all) {
        List<Participant> roots = all.stream().filter(each -> each.blockedBy().isEmpty()).toList();
        List<Participant> tops = roots.isEmpty() ? all.stream().limit(1).toList() : roots;
        return tops.stream().map(root -> tree(root, all, new HashSet<>())).toList();
    }

    private static Blocker tree(Participant session, List<Participant> all, Set<Integer> above) {
        Set<Integer> path = new HashSet<>(above);
        path.add(session.pid());
        List<Blocker> blocked =
                all.stream()
                        .filter(each -> each.blockedBy().contains(session.pid()))
                        .filter(each -> !path.contains(each.pid()))
                        .map(each -> tree(each, all, path))
                        .toList();
        return new Blocker(
                session.pid(),
                session.user(),
                session.application(),
                session.state(),
                session.wantsMode(),
                session.wantsOn(),
                Asked.rounded(session.waitingSeconds()),
                Asked.rounded(session.transactionSeconds()),
                Asked.line(session.query(), 500),
                blocked);
    }

    private static String summary(Waiting all) {
        if (all.waiting() == 0) {
            return "nobody waits for a lock";
        }
        return String.format(
                Locale.ROOT,
                "%s for a lock, the longest for %.1f s; %s at the root",
                Asked.count(all.waiting(), "session") + (all.waiting() == 1 ? " waits" : " wait"),
                all.longestWaitSeconds(),
                Asked.count(all.chains().size(), "session"));
    }
}
