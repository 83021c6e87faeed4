package dev.dbguild.agent;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// A run on its way. Thread-safe.
public final class RunHandle {
    private static final Duration SLOW_LISTENER = Duration.ofSeconds(5);
    private final Journal journal;
    private final Budget budget;
    private final BiFunction<Long, Consumer<RunEvent>, Subscription> subscribe;
    private final CompletableFuture<Run> end = new CompletableFuture<>();
    private final Queue<Subscription> subscriptions = new ConcurrentLinkedQueue<>();

    RunHandle(
            Journal journal,
            Budget budget,
            BiFunction<Long, Consumer<RunEvent>, Subscription> subscribe) {
        this.journal = journal;
        this.budget = budget;
        this.subscribe = subscribe;
    }

    public String id() {
        return journal.id();
    }

    /// The run as it is now.
    public Run run() {
        return journal.run();
    }

    /// Tells `listener` every event after a sequence number, see [Runs#subscribe].
    public Subscription subscribe(long after, Consumer<RunEvent> listener) {
        Subscription subscription = subscribe.apply(after, listener);
        subscriptions.add(subscription);
        return subscription;
    }

    /// Waits for the run's end, and until those who subscribed here have heard of it; a failed run is returned, not
    /// thrown. Never much longer than the wall clock of its limits.
    public Run await() {
        Run run = end.join();
        subscriptions.forEach(subscription -> subscription.await(SLOW_LISTENER));
        return run;
    }

    /// Waits this long for the run's end; the run as it is by then.
    public Run await(Duration patience) {
        try {
            return end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run();
        } catch (ExecutionException e) {
            throw Patience.asProblem(e);
        }
    }

    /// Stops the run between steps and within one; what it has so far is kept. Does nothing to a run that ended.
    public void cancel() {
        budget.stop(RunStatus.CANCELLED);
    }

    /// Stops the run because the server goes down.
    void interrupt() {
        budget.stop(RunStatus.INTERRUPTED);
    }

    Journal journal() {
        return journal;
    }

    void ended(Run run) {
        end.complete(run);
    }
}
