package dev.dbguild.api.rest;

import dev.dbguild.agent.Run;
import dev.dbguild.agent.Runs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Opens [EventStream]s.
@Singleton
public final class EventStreams {
    private final Runs runs;
    private final Duration keepAlive;

    /// @param keepAlive how long nothing may be sent; shorter than the patience of the proxies in between
    @Inject
    public EventStreams(
            Runs runs,
            @ConfigProperty(name = "dbguild.events.keep-alive", defaultValue = "15s")
                    Duration keepAlive) {
        this.runs = runs;
        this.keepAlive = keepAlive;
    }

    /// The events of a run after a sequence number. A client that has them all is told 204, the one answer that stops
    /// browsers from coming back.
    Response.ResponseBuilder from(String id, long after) {
        Run run = runs.find(id);
        if (run.status().isFinal() && after > 0 && runs.events(id, after, 1).isEmpty()) {
            return Response.noContent();
        }
        return Response.ok(new EventStream(runs, id, after, keepAlive))
                .type(MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }
}
