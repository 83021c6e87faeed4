package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.ListsActivity.Activity;
import dev.dbguild.engine.ListsActivity.Session;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Rating;
import dev.dbguild.finding.Threshold;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts connections against the server's limit and shows the sessions that have been busy longest.
final class ActiveConnections implements Tool<ActiveConnections.Args> {
    record Args(String target, @Nullable Integer limit) {}

    /// @param available what ordinary users may take of `maxConnections`
    /// @param restricted whether the role cannot see other users' sessions, so that states may be missing
    record Connections(
            int used,
            int maxConnections,
            int available,
            double usedPercent,
            Rating rating,
            boolean restricted,
            List<Group> byState,
            List<Group> byApplication,
            int idleInTransaction,
            List<Session> sessions) {}

    record Group(String name, long connections) {}

    @Override
    public String name() {
        return "active_connections";
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
        int limit = Asked.within("limit", args.limit(), 20, 200);
        Target target = context.targets().named(args.target());
        Activity activity = Engines.on(target, ListsActivity.class).list(target);
        Connections payload = payload(activity, limit);
        return ToolResult.of(summary(payload), payload);
    }

    private static Connections payload(Activity activity, int limit) {
        int available = activity.maxConnections() - activity.reserved();
        double percent = 100.0 * activity.connections() / Math.max(1, available);
        return new Connections(
                activity.connections(),
                activity.maxConnections(),
                available,
                Asked.rounded(percent),
                Threshold.CONNECTIONS.rate(percent),
                activity.restricted(),
                groups(activity, Session::state),
                groups(
                        activity,
                        each -> each.application() == null ? "(none)" : each.application()),
                (int) activity.sessions().stream().filter(ActiveConnections::holding).count(),
                activity.sessions().stream()
                        .filter(each -> !each.state().equals("idle"))
                        .limit(limit)
                        .map(ActiveConnections::shortened)
                        .toList());
    }

    private static boolean holding(Session session) {
        return session.state().startsWith("idle in transaction");
    }

    private static List<Group> groups(Activity activity, Function<Session, String> by) {
        Map<String, Long> counted =
                activity.sessions().stream()
                        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
        return counted.entrySet().stream()
                .map(each -> new Group(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Group::connections).reversed())
                .limit(20)
                .toList();
    }

    private static Session shortened(Session session) {
        return new Session(
                session.pid(),
                session.database(),
                session.user(),
                session.application(),
                session.client(),
                session.state(),
                session.waitingFor(),
                Asked.rounded(session.transactionSeconds()),
                Asked.rounded(session.stateSeconds()),
                Asked.rounded(session.querySeconds()),
                Asked.line(session.query(), 500));
    }

    private static String summary(Connections all) {
        return all.used()
                + " of "
                + all.available()
                + " connections used ("
                + Asked.percent(all.usedPercent())
                + ", "
                + all.rating().id()
                + "), "
                + all.idleInTransaction()
                + " idle in a transaction"
                + (all.restricted() ? "; this role cannot see other users' sessions" : "");
    }
}
