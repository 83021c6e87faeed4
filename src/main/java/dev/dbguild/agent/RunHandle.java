package dev.dbguild.agent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A run on its way. Thread-safe.
public final class RunHandle {
    private final Journal journal;
    private final Budget budget;
    private final CompletableFuture<Run> end = new CompletableFuture<>();

    RunHandle(Journal journal, Budget budget) {
        this.journal = journal;
        this.budget = budget;
    }

    public String id() {
        return journal.id();
    }

    /// The run as it is now.
    public Run run() {
        return journal.run();
    }

    /// Waits for the run's end; a failed run is returned, not thrown. Never longer than the wall clock of its limits.
    public Run await() {
        return end.join();
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
