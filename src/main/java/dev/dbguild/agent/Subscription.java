package dev.dbguild.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One listener's place in the stream of a run's events.
public final class Subscription implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean closed;

    Subscription() {}

    /// Waits at most this long until the listener has heard the last event, or stopped listening.
    ///
    /// @return whether it has
    public boolean await(Duration patience) {
        try {
            return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Stops listening after the event that is being told now.
    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    void ended() {
        done.countDown();
    }
}
