package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the events of one run go: numbered without gaps, kept, and told to everyone who listens.
///
/// Thread-safe. An event is durable before anybody hears of it. After the last event nothing is added any more, so
/// that a straggling model or tool cannot speak into a finished run.
final class Journal {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private final String id;
    private final RunStore store;
    private final List<Consumer<RunEvent>> observers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<RunEvent> events = new ArrayList<>();
    private @Nullable Run run;
    private boolean finished;
    private boolean storeBroken;

    Journal(String id, RunStore store, List<Consumer<RunEvent>> observers) {
        this.id = id;
        this.store = store;
        this.observers = List.copyOf(observers);
    }

    String id() {
        return id;
    }

    /// Adds an event; fails when it cannot be kept, and has then still told the listeners.
    void append(Event event) {
        append(event, Instant.now());
    }

    void append(Event event, Instant at) {
        lock.lock();
        try {
            if (finished) {
                return;
            }
            RunEvent next = new RunEvent(id, events.size() + 1L, at, event);
            Run present = run == null ? RunProjection.first(next) : RunProjection.after(run, next);
            run = present;
            finished = event instanceof Event.RunFinished;
            RuntimeException failure = keep(next, present);
            events.add(next);
            grown.signalAll();
            observers.forEach(observer -> tell(observer, next));
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /// The run as its events tell it so far.
    Run run() {
        lock.lock();
        try {
            if (run == null) {
                throw new IllegalStateException("the run has not started");
            }
            return run;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the event after this sequence number; empty when there will be none.
    Optional<RunEvent> next(long after) throws InterruptedException {
        lock.lock();
        try {
            while (events.size() <= after && !finished) {
                grown.await();
            }
            return events.size() > after ? Optional.of(events.get((int) after)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable RuntimeException keep(RunEvent event, Run present) {
        if (storeBroken) {
            return null;
        }
        try {
            store.append(event);
            if (RunProjection.changes(event.event())) {
                store.update(present);
            }
            return null;
        } catch (RuntimeException e) {
            storeBroken = true;
            return e instanceof Problem
                    ? e
                    : new Problem(
                                    Code.INTERNAL,
                                    "an event of run '" + id + "' could not be kept",
                                    "look at the server's log, then ask again")
                            .causedBy(e);
        }
    }

    private void tell(Consumer<RunEvent> observer, RunEvent event) {
        try {
            observer.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "an observer of run '" + id + "' failed", e);
        }
    }
}
