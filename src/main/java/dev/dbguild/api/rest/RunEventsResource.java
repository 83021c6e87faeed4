package dev.dbguild.api.rest;

import dev.dbguild.agent.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What happened in a run, as it happens or as a page of the past.
@Path("/api/v1/runs/{id}/events")
@Tag(name = "runs")
@Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON})
@RunOnVirtualThread
public final class RunEventsResource {
    private final Runs runs;
    private final EventStreams streams;
    private final Accepted accepted;

    @Inject
    public RunEventsResource(Runs runs, EventStreams streams, Accepted accepted) {
        this.accepted = accepted;
        this.runs = runs;
        this.streams = streams;
    }

    @GET
    @Operation(
            operationId = "followRun",
            summary = "Follow a run",
            description =
                    "The events as server-sent events: those after `Last-Event-ID` or `after` from the"
                            + " store, then those that come, none missing and none twice, to"
                            + " `run.finished`. With `Accept: application/json` a page of what is"
                            + " stored.")
    @APIResponse(
            responseCode = "200",
            description = "The events, live; or a page of those that are stored.",
            content = {
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = EventPage.class))
            })
    @APIResponse(
            responseCode = "204",
            description = "The run has ended and the client has every event: do not come back.")
    public Response events(
            @Parameter(description = "The run's id.") @PathParam("id") String id,
            @Parameter(description = "Sequence number of the last event the client has.")
                    @HeaderParam("Last-Event-ID")
                    @Nullable String lastEventId,
            @Parameter(
                            description =
                                    "As `Last-Event-ID`, for clients that cannot set headers.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    @Nullable String after,
            @Parameter(
                            description =
                                    "How many events a JSON page holds, 1 to 1000; 200 when left out.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @Nullable String limit) {
        long from = Paging.after(lastEventId, after);
        return accepted.onlyJson() ? page(id, from, limit) : streams.from(id, from).build();
    }

    private Response page(String id, long after, @Nullable String limit) {
        int most = Paging.limit(limit, Paging.EVENTS, Paging.MAX_EVENTS);
        runs.find(id);
        return Response.ok(EventPage.of(id, runs.events(id, after, most + 1), most))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }
}
