package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsLocks.Participant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A session and those that wait for it, each with those that wait for them.
///
/// @param blocked longest wait first
record LockTree(Participant session, List<LockTree> blocked) {
    LockTree {
        blocked = List.copyOf(blocked);
    }

    /// A tree for each session that blocks others and waits for nobody; of a circle, its first session is the root.
    static List<LockTree> of(List<Participant> all) {
        List<Participant> roots = all.stream().filter(each -> each.blockedBy().isEmpty()).toList();
        Set<Integer> seen = new HashSet<>();
        List<LockTree> trees =
                new java.util.ArrayList<>(
                        roots.stream().map(root -> grown(root, all, seen)).toList());
        all.stream()
                .filter(each -> !seen.contains(each.pid()))
                .findFirst()
                .ifPresent(circle -> trees.add(grown(circle, all, seen)));
        return trees.stream().filter(tree -> !tree.blocked.isEmpty()).toList();
    }

    /// Each session stands once, behind the first that it was found behind.
    private static LockTree grown(Participant root, List<Participant> all, Set<Integer> seen) {
        seen.add(root.pid());
        List<LockTree> blocked =
                all.stream()
                        .filter(each -> each.blockedBy().contains(root.pid()))
                        .filter(each -> direct(each, root, all) && seen.add(each.pid()))
                        .map(each -> grown(each, all, seen))
                        .sorted((one, other) -> Double.compare(other.waits(), one.waits()))
                        .toList();
        return new LockTree(root, blocked);
    }

    /// A waiter is told to wait for all before it in the queue: it hangs below the last of them only.
    private static boolean direct(Participant waiter, Participant root, List<Participant> all) {
        return all.stream()
                .filter(other -> waiter.blockedBy().contains(other.pid()))
                .filter(other -> !other.blockedBy().contains(waiter.pid()))
                .noneMatch(other -> other.blockedBy().contains(root.pid()));
    }

    double waits() {
        return Sessions.seconds(session.waitingSeconds());
    }

    double longestWait() {
        return below().mapToDouble(LockTree::waits).max().orElse(0);
    }

    /// How many wait, directly or not.
    long waiting() {
        return below().count();
    }

    /// 1 where all wait for the root itself.
    int depth() {
        return blocked.stream().mapToInt(each -> 1 + each.depth()).max().orElse(0);
    }

    private Stream<LockTree> below() {
        return blocked.stream().flatMap(each -> Stream.concat(Stream.of(each), each.below()));
    }

    /// `7 ← 8 (ShareLock on 'orders', 3.2 s: update …) ← [9 (…), 10 (…)]`
    String drawn() {
        return session.pid() + (blocked.isEmpty() ? "" : " ← " + branches());
    }

    private String branches() {
        String all = blocked.stream().map(LockTree::branch).collect(Collectors.joining(", "));
        return blocked.size() == 1 ? all : "[" + all + "]";
    }

    private String branch() {
        String self =
                "%d (%s on '%s', %s: %s)"
                        .formatted(
                                session.pid(),
                                session.wantsMode(),
                                session.wantsOn(),
                                Figures.time(1000 * waits()),
                                Sessions.query(session.query()));
        return blocked.isEmpty() ? self : self + " ← " + branches();
    }
}
