package dev.dbguild.agent;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells one listener the events of a run after a sequence number, each once and in order, to the last.
///
/// A live run is read from its journal, one that ended from the store. Runs on a thread of its own, so that a slow
/// listener holds up nobody.
final class TellEvents implements Runnable {
    private static final System.Logger LOG = System.getLogger(TellEvents.class.getName());
    private static final int PAGE = 200;
    private final String run;
    private final @Nullable Journal journal;
    private final RunStore store;
    private final Consumer<RunEvent> listener;
    private final Subscription subscription = new Subscription();
    private long told;

    /// @param journal null for a run that is not live here
    TellEvents(String run, @Nullable Journal journal, RunStore store, Consumer<RunEvent> listener) {
        this.run = run;
        this.journal = journal;
        this.store = store;
        this.listener = listener;
    }

    /// Begins after this sequence number; 0 tells everything.
    TellEvents after(long sequence) {
        told = Math.max(0, sequence);
        return this;
    }

    Subscription subscription() {
        return subscription;
    }

    @Override
    public void run() {
        try {
            if (journal == null) {
                tellKept();
            } else {
                tellLive(journal);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a listener of run '" + run + "' went away", e);
        } finally {
            subscription.ended();
        }
    }

    private void tellLive(Journal live) throws InterruptedException {
        Optional<RunEvent> next = live.next(told);
        while (next.isPresent() && !subscription.isClosed()) {
            tell(next.get());
            next = live.next(told);
        }
    }

    private void tellKept() {
        List<RunEvent> page = store.events(run, told, PAGE);
        while (!page.isEmpty() && !subscription.isClosed()) {
            page.stream().takeWhile(_ -> !subscription.isClosed()).forEach(this::tell);
            page = store.events(run, told, PAGE);
        }
    }

    private void tell(RunEvent event) {
        listener.accept(event);
        told = event.sequence();
    }
}
