package dev.dbguild.api.rest;

import io.vertx.ext.web.RoutingContext;

/// Interrupts the thread that works for a request when its client hangs up, so that what it runs on a target is
/// cancelled there. Closed when the work is done.
final class HangUp implements AutoCloseable {
    private final Thread worker = Thread.currentThread();
    private boolean done;

    private HangUp() {}

    static HangUp of(RoutingContext request) {
        HangUp hangUp = new HangUp();
        request.addEndHandler(ended -> {
            if (ended.failed()) {
                hangUp.interrupt();
            }
        });
        return hangUp;
    }

    private synchronized void interrupt() {
        if (!done) {
            worker.interrupt();
        }
    }

    @Override
    public synchronized void close() {
        done = true;
    }
}
