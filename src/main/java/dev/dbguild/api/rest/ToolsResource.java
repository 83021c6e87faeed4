package dev.dbguild.api.rest;

import dev.dbguild.definition.Guild;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import dev.dbguild.tool.ToolContext;
import dev.dbguild.tool.ToolRunner;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the guild measures with.
@Path("/api/v1/tools")
@Tag(name = "tools", description = "Measure a target without asking a question.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ToolsResource {
    private final Supplier<Guild> guild;
    private final Supplier<ToolContext> context;
    private final ToolRunner runner;

    @Inject
    public ToolsResource(Supplier<Guild> guild, Supplier<ToolContext> context, ToolRunner runner) {
        this.guild = guild;
        this.context = context;
        this.runner = runner;
    }

    @GET
    @Operation(
            operationId = "listTools",
            summary = "List tools",
            description =
                    "Every tool with its card: what it measures, its risk and its parameters.")
    public ToolsDocument all() {
        return ToolsDocument.of(guild.get());
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "runTool",
            summary = "Run a tool",
            description =
                    "Runs one tool with the arguments its card names, and returns what it measured.")
    public Evidence run(
            @Parameter(description = "The tool's name.") @PathParam("name") String name,
            ToolArguments arguments,
            @Context RoutingContext request) {
        try (HangUp hangUp = HangUp.of(request)) {
            return runner.run("E1", new ToolCall("call", name, arguments.values()), context.get());
        }
    }
}
