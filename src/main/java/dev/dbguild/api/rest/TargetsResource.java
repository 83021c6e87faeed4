package dev.dbguild.api.rest;

import dev.dbguild.engine.Targets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The databases a caller may name.
@Path("/api/v1/targets")
@Tag(name = "tools")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class TargetsResource {
    private final Targets targets;

    @Inject
    public TargetsResource(Targets targets) {
        this.targets = targets;
    }

    @GET
    @Operation(
            operationId = "listTargets",
            summary = "List targets",
            description = "The configured databases by name; addresses and credentials stay here.")
    public TargetsDocument all() {
        return TargetsDocument.of(targets);
    }
}
