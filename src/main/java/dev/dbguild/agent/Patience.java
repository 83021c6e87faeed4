package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for work on another thread, but never past the run's time and never once it was stopped.
///
/// Whoever gives up interrupts the work and does not wait for it to notice: a driver deep in a socket read cannot
/// hold up the run. The run's own thread is never interrupted, so that its store sees whole writes only.
final class Patience {
    private final ExecutorService threads;
    private final Budget budget;

    Patience(ExecutorService threads, Budget budget) {
        this.threads = threads;
        this.budget = budget;
    }

    /// Work that has begun.
    record Begun<T>(CompletableFuture<T> outcome, Future<?> thread) {}

    <T> Begun<T> begin(Callable<T> work) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        try {
            return new Begun<>(outcome, threads.submit(() -> complete(outcome, work)));
        } catch (RejectedExecutionException e) {
            throw new Problem(Code.CANCELLED, "the server is stopping", "ask again later")
                    .causedBy(e);
        }
    }

    /// The work's result, or its [Problem]; anything else it threw is [Code#INTERNAL].
    <T> T await(Begun<T> begun) {
        try {
            CompletableFuture.anyOf(begun.outcome(), budget.stopped())
                    .get(Math.max(0, budget.left().toMillis()), TimeUnit.MILLISECONDS);
            if (!begun.outcome().isDone()) {
                throw Budget.cancelled();
            }
            return begun.outcome().get();
        } catch (TimeoutException e) {
            throw budget.timedOut();
        } catch (InterruptedException e) {
            throw Budget.cancelled();
        } catch (ExecutionException e) {
            throw asProblem(e.getCause() == null ? e : e.getCause());
        } finally {
            begun.thread().cancel(true);
        }
    }

    private static <T> void complete(CompletableFuture<T> outcome, Callable<T> work) {
        try {
            outcome.complete(work.call());
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
        }
    }

    static Problem asProblem(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            return problem;
        }
        return new Problem(
                        Code.INTERNAL,
                        "something here failed: " + thrown.getClass().getSimpleName(),
                        "look at the server's log and report it")
                .causedBy(thrown);
    }
}
