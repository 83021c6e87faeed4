package dev.dbguild.agent;

import java.util.concurrent.CountDownLatch;

/// One listener's place in the stream of a run's events.
public final class Subscription implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean closed;

    Subscription() {}

    /// Waits until the listener has heard the last event, or stopped listening.
    public void await() throws InterruptedException {
        done.await();
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
