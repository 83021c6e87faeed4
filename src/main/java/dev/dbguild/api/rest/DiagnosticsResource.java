package dev.dbguild.api.rest;

import dev.dbguild.definition.Guild;
import dev.dbguild.engine.Targets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How this server is.
@Path("/api/v1/diagnostics")
@Tag(name = "operation", description = "How this server is.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DiagnosticsResource {
    private final Supplier<Guild> guild;
    private final Targets targets;
    private final Vitals vitals;

    @Inject
    public DiagnosticsResource(Supplier<Guild> guild, Targets targets, Vitals vitals) {
        this.guild = guild;
        this.targets = targets;
        this.vitals = vitals;
    }

    @GET
    @Operation(
            operationId = "getDiagnostics",
            summary = "Read diagnostics",
            description =
                    "The guild's version, what it holds, what is wrong with its files, and how the"
                            + " databases are that this server depends on.")
    public DiagnosticsDocument all() {
        return DiagnosticsDocument.of(guild.get(), targets, vitals.all());
    }
}
