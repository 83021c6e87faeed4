package dev.dbguild.api.rest;

import dev.dbguild.definition.AgentsDocument;
import dev.dbguild.definition.Guild;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The specialists of the guild.
@Path("/api/v1/agents")
@Tag(name = "guild", description = "Who is in the guild, what they can do and whom they consult.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AgentsResource {
    private final Supplier<Guild> guild;

    @Inject
    public AgentsResource(Supplier<Guild> guild) {
        this.guild = guild;
    }

    @GET
    @Operation(
            operationId = "listAgents",
            summary = "List agents",
            description = "Every agent of the guild, and what is wrong with any definition file.")
    public AgentsDocument all() {
        return AgentsDocument.of(guild.get());
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getAgent",
            summary = "Read an agent",
            description = "What one agent is for, which tools it has and whom it consults when.")
    public AgentsDocument.Entry one(
            @Parameter(description = "The agent's id.") @PathParam("id") String id) {
        return AgentsDocument.Entry.of(guild.get().agent(id));
    }
}
