package dev.dbguild.tool;

import dev.dbguild.Problem;
import dev.dbguild.engine.AuditsRole;
import dev.dbguild.engine.AuditsRole.RoleAudit;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.DescribesServer.Server;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Lists the configured targets and what each of them is; a dead one is listed with its problem.
final class ListTargets implements Tool<ListTargets.Args> {
    /// @param connect false to list without connecting
    record Args(@Nullable Boolean connect) {}

    record Targets(List<Found> targets) {}

    /// @param reachable null when it was not tried
    /// @param dangers why the role is more than a reader
    record Found(
            String name,
            String engine,
            String description,
            @Nullable Boolean reachable,
            @Nullable String version,
            @Nullable String database,
            @Nullable String user,
            @Nullable String size,
            @Nullable Boolean readOnlyRole,
            @Nullable List<String> dangers,
            @Nullable String problem) {
        static Found untried(Target target, @Nullable Boolean reachable, @Nullable String problem) {
            return new Found(
                    target.name(),
                    target.engine(),
                    target.description(),
                    reachable,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    problem);
        }
    }

    @Override
    public String name() {
        return "list_targets";
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
        List<Target> all = context.targets().all();
        if (Boolean.FALSE.equals(args.connect())) {
            List<Found> listed =
                    all.stream().map(target -> Found.untried(target, null, null)).toList();
            return ToolResult.of(
                    Asked.count(all.size(), "target") + " configured", new Targets(listed));
        }
        List<Found> found = connected(all);
        long dead = found.stream().filter(each -> Boolean.FALSE.equals(each.reachable())).count();
        return ToolResult.of(
                Asked.count(all.size(), "target") + " configured, " + dead + " of them unreachable",
                new Targets(found));
    }

    private static List<Found> connected(List<Target> targets) {
        List<Future<Found>> asked;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = targets.stream().map(target -> threads.submit(() -> look(target))).toList();
        }
        return asked.stream().map(Future::resultNow).toList();
    }

    private static Found look(Target target) {
        try {
            Server server = Engines.on(target, DescribesServer.class).describe(target);
            RoleAudit role = Engines.on(target, AuditsRole.class).audit(target);
            return new Found(
                    target.name(),
                    target.engine(),
                    target.description(),
                    true,
                    server.version(),
                    server.database(),
                    server.user(),
                    server.bytes() == null ? null : Size.text(server.bytes()),
                    role.readOnly(),
                    role.dangers(),
                    null);
        } catch (Problem problem) {
            return Found.untried(target, false, problem.what() + "; " + problem.cure());
        }
    }
}
