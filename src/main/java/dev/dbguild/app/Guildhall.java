package dev.dbguild.app;

import dev.dbguild.agent.Limits;
import dev.dbguild.agent.Model;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.RunStore;
import dev.dbguild.agent.Runs;
import dev.dbguild.agent.ToolDesk;
import dev.dbguild.agent.Workshop;
import dev.dbguild.cli.Workbench;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildFolder;
import dev.dbguild.definition.ReviewSection;
import dev.dbguild.definition.Settings;
import dev.dbguild.definition.SettingsReader;
import dev.dbguild.delegation.Handoffs;
import dev.dbguild.delegation.Router;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Cluster;
import dev.dbguild.lab.DemoDatabase;
import dev.dbguild.lab.EmbeddedLab;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.OtherMajors;
import dev.dbguild.model.Models;
import dev.dbguild.review.ReviewSettings;
import dev.dbguild.store.PostgresRunStore;
import dev.dbguild.tool.ToolContext;
import dev.dbguild.tool.ToolRunner;
import dev.dbguild.tool.gate.GateSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The composition root: every part, made by hand when first needed, for the command line and the server alike.
public final class Guildhall implements Workbench {
    private final Home home;
    private final Map<String, String> environment;
    private final Consumer<String> progress;
    private final List<Consumer<RunEvent>> observers = new ArrayList<>();
    private volatile boolean owner;

    private final Once<ExecutorService> threads =
            new Once<>(Executors::newVirtualThreadPerTaskExecutor);
    private final Once<GuildFolder> folder = new Once<>(this::openFolder);
    private final Once<Settings> settings = new Once<>(this::readSettings);
    private final Once<Cluster> cluster;
    private final Once<OtherMajors> others = new Once<>(this::openOthers);
    private final Once<State> state = new Once<>(this::openState);
    private final Once<RunStore> store = new Once<>(this::openStore);
    private final Once<Targets> targets = new Once<>(this::allTargets);
    private final Once<Lab> lab = new Once<>(this::openLab);
    private final Once<Runs> runs = new Once<>(this::openRuns);

    private Guildhall(Home home, Map<String, String> environment, Consumer<String> progress) {
        this.home = home;
        this.environment = environment;
        this.progress = progress;
        this.cluster = new Once<>(this::openCluster);
    }

    private Guildhall(Home home, Map<String, String> environment, Cluster running) {
        this.home = home;
        this.environment = environment;
        this.progress = line -> {};
        this.cluster = new Once<>(() -> running);
    }

    /// A guildhall of this process's environment.
    public static Guildhall open(@Nullable Path data, Consumer<String> progress) {
        return new Guildhall(Home.of(data, System.getenv()), System.getenv(), progress);
    }

    /// Whether anything was put to work that logs or that has to be stopped.
    boolean isAtWork() {
        return Stream.of(folder, cluster, others).anyMatch(part -> part.ifMade().isPresent());
    }

    private static void quiet() {
        Logger.getLogger("").setLevel(Level.WARNING);
        Logger.getLogger("org.apache.lucene").setLevel(Level.SEVERE);
    }

    /// A guildhall around a cluster that somebody else stops.
    static Guildhall around(Cluster running, Map<String, String> environment) {
        return new Guildhall(Home.of(null, Map.of()), environment, running);
    }

    @Override
    public Guild guild() {
        return folder.get().current();
    }

    /// The watched folders behind [#guild()].
    public GuildFolder folder() {
        return folder.get();
    }

    @Override
    public Targets targets() {
        return targets.get();
    }

    @Override
    public Lab lab() {
        return lab.get();
    }

    @Override
    public ReviewSection reviews() {
        Path here = Path.of(home.settings().getFileName().toString());
        Path file = Files.exists(here) ? here : home.settings();
        return SettingsReader.review(file, ReviewSettings::vocabulary);
    }

    @Override
    public Runs runs() {
        return runs.get();
    }

    @Override
    public ToolContext tools() {
        return tools(guild());
    }

    private ToolContext tools(Guild guild) {
        return new ToolContext(targets(), lab(), guild, ReviewSettings.of(reviews()), gate());
    }

    /// What callers' SQL may do.
    GateSettings gate() {
        return GateSettings.of(settings.get().gate());
    }

    /// The embedded PostgreSQL, started or attached to.
    public Cluster cluster() {
        return cluster.get();
    }

    State state() {
        return state.get();
    }

    RunStore store() {
        return store.get();
    }

    /// What happened in a run so far, at most 10,000 events.
    List<RunEvent> events(String run) {
        return store.get().events(run, 0, 10_000);
    }

    /// Lets `observer` see every event of every run; before the first run.
    void observe(Consumer<RunEvent> observer) {
        observers.add(observer);
    }

    @Override
    public void serve(String host, int port) {
        new Server(this).serve(host, port);
    }

    @Override
    public List<Checkup> checkups() {
        return new Doctor(home, environment, this).checkups();
    }

    @Override
    public void close() {
        runs.ifMade().ifPresent(Runs::close);
        threads.ifMade().ifPresent(ExecutorService::close);
        Engines.close();
        state.ifMade().ifPresent(State::close);
        folder.ifMade().ifPresent(GuildFolder::close);
        others.ifMade().ifPresent(OtherMajors::close);
        cluster.ifMade().ifPresent(Cluster::close);
    }

    private GuildFolder openFolder() {
        quiet();
        return GuildFolder.open(home.folder());
    }

    private Settings readSettings() {
        return SettingsReader.read(home.settings(), environment, ReviewSettings::vocabulary);
    }

    /// Starts the embedded PostgreSQL as its owner; fails when another process is.
    void ownCluster() {
        owner = true;
        cluster.get();
    }

    private Cluster openCluster() {
        quiet();
        return owner ? Cluster.start(home.data(), progress) : Cluster.open(home.data(), progress);
    }

    private OtherMajors openOthers() {
        quiet();
        return new OtherMajors(home.data(), progress);
    }

    private State openState() {
        return State.open(cluster(), environment);
    }

    private RunStore openStore() {
        return new PostgresRunStore(state().database());
    }

    private Targets allTargets() {
        List<Target> all = new ArrayList<>(configured());
        if (all.stream().noneMatch(target -> target.name().equals(DemoDatabase.NAME))) {
            all.add(DemoDatabase.ready(cluster(), progress));
        }
        return new Targets(all);
    }

    private List<Target> configured() {
        return settings.get().targets().stream()
                .map(set ->
                        new Target(
                                set.name(),
                                set.engine(),
                                set.url(),
                                set.user(),
                                set.password(),
                                set.description()))
                .toList();
    }

    private Lab openLab() {
        return new EmbeddedLab(this::cluster, others.get());
    }

    private Runs openRuns() {
        Model model = Models.of(environment, this::guild);
        return new Runs(
                new Workshop(
                        this::guild,
                        targets(),
                        new Router(),
                        new Handoffs(),
                        agent -> model,
                        new ToolDesk(new ToolRunner(), this::tools),
                        store.get(),
                        Limits.DEFAULT,
                        gate().values(),
                        observers,
                        threads.get()));
    }
}
