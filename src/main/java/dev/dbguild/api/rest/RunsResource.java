package dev.dbguild.api.rest;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunHandle;
import dev.dbguild.agent.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Asks the guild, and finds what was asked before.
@Path("/api/v1/runs")
@Tag(name = "runs", description = "Ask the guild, follow the answer, find what was asked before.")
@Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
@RunOnVirtualThread
public final class RunsResource {
    private final Runs runs;
    private final EventStreams streams;
    private final Accepted accepted;

    @Inject
    public RunsResource(Runs runs, EventStreams streams, Accepted accepted) {
        this.runs = runs;
        this.streams = streams;
        this.accepted = accepted;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "ask",
            summary = "Ask a question",
            description =
                    "Starts a run. The answer comes when it has ended; with `Accept: text/event-stream`"
                            + " the events come as they happen, to `run.finished`; with `\"mode\":"
                            + " \"background\"` the request is answered at once and the run is followed"
                            + " under its own address. A run that fails is answered with status 200, its"
                            + " `status` is `failed` and its `problem` says why.")
    @APIResponse(
            responseCode = "200",
            description = "The run, which has ended; or its events.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Run.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "202",
            description = "The run, which has begun; `Location` says where it can be followed.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Run.class)))
    public Response ask(NewRun question) {
        RunHandle run = runs.start(question.request());
        URI place = URI.create("/api/v1/runs/" + run.id());
        if (question.inBackground()) {
            return json(Response.accepted(run.run())).location(place).build();
        }
        return accepted.events()
                ? streams.from(run.id(), 0).location(place).build()
                : json(Response.ok(run.await())).contentLocation(place).build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRuns",
            summary = "List runs",
            description = "The newest runs first, those of earlier servers among them.")
    public RunPage list(
            @Parameter(
                            description = "How many at most, 1 to 200; 50 when left out.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(
                            description =
                                    "Only runs older than the one with this id: `next` of the page before.")
                    @QueryParam("before")
                    @Nullable String before) {
        int most = Paging.limit(limit, Paging.RUNS, Paging.MAX_RUNS);
        if (before != null) {
            runs.find(before);
        }
        return RunPage.of(runs.list(most + 1, before), most);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRun",
            summary = "Read a run",
            description = "The run as it is now, with its answer, evidence, findings and handoffs.")
    public Run one(@Parameter(description = "The run's id.") @PathParam("id") String id) {
        return runs.find(id);
    }

    @POST
    @Path("{id}/cancel")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "cancelRun",
            summary = "Cancel a run",
            description =
                    "Stops it between steps and within one; what it has so far is kept. A run that has"
                            + " ended is returned as it is.")
    public Run cancel(@Parameter(description = "The run's id.") @PathParam("id") String id) {
        return runs.cancel(id);
    }

    @POST
    @Path("{id}/approvals/{approval}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decide",
            summary = "Approve or refuse a call",
            description =
                    "Decides about a call that would change something. A run that waits for no such"
                            + " decision answers 409.")
    public Run decide(
            @Parameter(description = "The run's id.") @PathParam("id") String id,
            @Parameter(description = "The id of the call that waits.") @PathParam("approval")
                    String approval,
            Decision decision) {
        Missing.refused("approve", decision.approve());
        Run run = runs.find(id);
        throw new Problem(
                        Code.CONFLICT,
                        "run '%s' is %s and does not wait for approval '%s'"
                                .formatted(id, run.status().id(), approval),
                        "read the run to see what it waits for")
                .with("run", id)
                .with("approval", approval);
    }

    private static Response.ResponseBuilder json(Response.ResponseBuilder response) {
        return response.type(MediaType.APPLICATION_JSON);
    }
}
