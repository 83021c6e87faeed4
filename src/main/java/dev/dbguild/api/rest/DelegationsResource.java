package dev.dbguild.api.rest;

import dev.dbguild.definition.Guild;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who consults whom.
@Path("/api/v1/delegations")
@Tag(name = "guild")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DelegationsResource {
    private final Supplier<Guild> guild;

    @Inject
    public DelegationsResource(Supplier<Guild> guild) {
        this.guild = guild;
    }

    @GET
    @Operation(
            operationId = "getDelegations",
            summary = "Read the delegation graph",
            description =
                    "Agents and those they may consult, each edge with its trigger and whether a file"
                            + " binds it to facts.")
    public DelegationGraph graph() {
        return DelegationGraph.of(guild.get());
    }
}
