package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.Guild;
import dev.dbguild.delegation.Asked;
import dev.dbguild.delegation.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All runs of this process: starts them, finds them, lets them be listened to and cancelled. Thread-safe.
///
/// Every surface comes through here, the command line as well as the server.
public final class Runs implements AutoCloseable {
    private static final List<String> LANGUAGES = List.of("en", "es");
    private final Workshop workshop;
    private final RunIds ids = new RunIds();
    private final Semaphore places;
    private final Map<String, RunHandle> live = new ConcurrentHashMap<>();

    public Runs(Workshop workshop) {
        this.workshop = workshop;
        this.places = new Semaphore(workshop.limits().concurrentRuns());
    }

    /// Starts a run in the background.
    ///
    /// Before it begins it may fail with [Code#UNKNOWN_AGENT], [Code#UNKNOWN_TARGET], [Code#BAD_ARGUMENT] for a
    /// language nobody speaks, [Code#TOO_MANY] or [Code#BAD_DEFINITION]; after that every failure is in the run.
    public RunHandle start(RunRequest request) {
        Guild guild = workshop.guild().get();
        Route route = route(guild, request);
        new Notes(guild, route.language()).requireAll();
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            return begin(guild, request, route);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    /// The run with this id, live or kept, or [Code#UNKNOWN_RUN].
    public Run find(String id) {
        return findLive(id)
                .map(RunHandle::run)
                .or(() -> workshop.store().find(id))
                .orElseThrow(() -> unknown(id));
    }

    /// The newest runs first, see [RunStore#list].
    public List<Run> list(int limit, @Nullable String before) {
        return workshop.store().list(limit, before);
    }

    /// Stored events of a run after a sequence number, in order, at most `limit`; see [RunStore#events].
    public List<RunEvent> events(String id, long after, int limit) {
        return workshop.store().events(id, after, limit);
    }

    /// The handle of a run that has not ended.
    public Optional<RunHandle> findLive(String id) {
        return Optional.ofNullable(live.get(id));
    }

    /// Tells `listener`, on a thread of its own, every event after a sequence number: first what is past, then what
    /// comes, each once and in order, to the run's last. [Code#UNKNOWN_RUN] when there is no such run.
    ///
    /// @param after the last sequence the listener has seen; 0 for all
    /// @param listener stops the telling when it throws
    public Subscription subscribe(String id, long after, Consumer<RunEvent> listener) {
        Optional<RunHandle> handle = findLive(id);
        if (handle.isEmpty() && workshop.store().find(id).isEmpty()) {
            throw unknown(id);
        }
        return tell(id, handle.map(RunHandle::journal).orElse(null), after, listener);
    }

    private Subscription tell(
            String id, @Nullable Journal journal, long after, Consumer<RunEvent> listener) {
        TellEvents telling = new TellEvents(id, journal, workshop.store(), listener).after(after);
        workshop.threads().execute(telling);
        return telling.subscription();
    }

    /// Cancels a run and waits up to five seconds for its end; a run that ended is returned as it is.
    public Run cancel(String id) {
        RunHandle handle = live.get(id);
        if (handle == null) {
            return find(id);
        }
        handle.cancel();
        return handle.await(Duration.ofSeconds(5));
    }

    /// Ends every live run as interrupted and waits up to five seconds for each.
    @Override
    public void close() {
        List<RunHandle> handles = List.copyOf(live.values());
        handles.forEach(RunHandle::interrupt);
        handles.forEach(handle -> handle.await(Duration.ofSeconds(5)));
    }

    private Route route(Guild guild, RunRequest request) {
        if (request.language() != null && !LANGUAGES.contains(request.language())) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "the guild does not speak '" + request.language() + "'",
                            "use 'en' or 'es', or leave 'language' out")
                    .with("argument", "language");
        }
        String engine =
                request.target() == null
                        ? null
                        : workshop.targets().named(request.target()).engine();
        return workshop.router()
                .route(
                        guild,
                        new Asked(request.question(), request.agent(), request.language(), engine));
    }

    private RunHandle begin(Guild guild, RunRequest request, Route route) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Event.RunStarted started =
                new Event.RunStarted(
                        request.question(), request.target(), route.language(), guild.version());
        String id = ids.next(now);
        workshop.store().create(RunProjection.queued(new RunEvent(id, 1, now, started)));
        Journal journal = new Journal(id, workshop.store(), workshop.observers());
        RunScope scope = RunScope.of(workshop, guild, new RunScope.Routed(request, route), journal);
        RunHandle handle =
                new RunHandle(
                        journal,
                        scope.budget(),
                        (after, listener) -> tell(id, journal, after, listener));
        journal.append(started, now);
        live.put(id, handle);
        workshop.threads().execute(() -> workshop.handoffs().prepare(guild));
        workshop.threads().execute(() -> complete(scope, handle));
        return handle;
    }

    private void complete(RunScope scope, RunHandle handle) {
        try {
            new AnswerRequest(scope).answer();
        } finally {
            live.remove(handle.id());
            places.release();
            handle.ended(handle.run());
        }
    }

    private Problem tooMany() {
        return new Problem(
                        Code.TOO_MANY,
                        "%d runs are being handled already"
                                .formatted(workshop.limits().concurrentRuns()),
                        "ask again when one has ended, or raise limits.concurrentRuns")
                .with("limit", workshop.limits().concurrentRuns());
    }

    private static Problem unknown(String id) {
        return new Problem(
                        Code.UNKNOWN_RUN,
                        "there is no run '" + id + "'",
                        "list the runs there are with GET /api/v1/runs")
                .with("run", id);
    }
}
