package dev.dbguild.api.rest;

import dev.dbguild.Json;
import dev.dbguild.agent.Event;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.Runs;
import dev.dbguild.agent.Subscription;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The events of a run as server-sent events: what is past, then what comes, each once, to the run's last.
///
/// A client that reads slowly fills a small buffer and then holds up only its own subscription; the run goes on, and
/// the store keeps what the client has not seen. One that is gone is noticed by the next event or keep-alive.
final class EventStream implements StreamingOutput {
    private static final int BUFFERED = 256;
    private static final int RECONNECT_MS = 1000;
    private final Runs runs;
    private final String run;
    private final long after;
    private final Duration keepAlive;
    private final BlockingQueue<Optional<RunEvent>> heard = new ArrayBlockingQueue<>(BUFFERED);
    private volatile boolean gone;

    EventStream(Runs runs, String run, long after, Duration keepAlive) {
        this.runs = runs;
        this.run = run;
        this.after = after;
        this.keepAlive = keepAlive;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        send(out, "retry: " + RECONNECT_MS + "\n\n");
        try (Subscription subscription =
                runs.subscribe(run, after, event -> hear(Optional.of(event)))) {
            Thread.startVirtualThread(() -> hearTheEndOf(subscription));
            copy(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gone = true;
        }
    }

    private void copy(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            Optional<RunEvent> next = heard.poll(keepAlive.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                send(out, ": keep-alive\n\n");
            } else if (next.isPresent()) {
                send(out, written(next.get()));
            }
            if (next != null && (next.isEmpty() || isLast(next.get()))) {
                return;
            }
        }
    }

    private static boolean isLast(RunEvent event) {
        return event.event() instanceof Event.RunFinished;
    }

    private void hearTheEndOf(Subscription subscription) {
        while (!gone && !subscription.await(keepAlive)) {
            // still telling
        }
        hear(Optional.empty());
    }

    private void hear(Optional<RunEvent> event) {
        try {
            while (!heard.offer(event, 1, TimeUnit.SECONDS)) {
                if (gone) {
                    throw new IllegalStateException("the listener is gone");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String written(RunEvent event) {
        return "id: %d\nevent: %s\ndata: %s\n\n"
                .formatted(
                        event.sequence(),
                        Json.tree(event.event()).path("type").asText(),
                        Json.text(event));
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
