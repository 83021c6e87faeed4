package dev.dbguild.api.rest;

import dev.dbguild.agent.RunRequest;
import dev.dbguild.definition.Guild;
import dev.dbguild.delegation.Asked;
import dev.dbguild.delegation.Route;
import dev.dbguild.delegation.Router;
import dev.dbguild.engine.Targets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who would answer, and why.
@Path("/api/v1/route")
@Tag(name = "guild")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RouteResource {
    private final Supplier<Guild> guild;
    private final Targets targets;
    private final Router router;

    @Inject
    public RouteResource(Supplier<Guild> guild, Targets targets, Router router) {
        this.guild = guild;
        this.targets = targets;
        this.router = router;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "route",
            summary = "Route a question",
            description = "Scores every agent for a question, with reasons, and runs nothing.")
    public Route route(RouteQuestion body) {
        RunRequest question = body.checked();
        String engine =
                question.target() == null ? null : targets.named(question.target()).engine();
        return router.route(
                guild.get(),
                new Asked(question.question(), question.agent(), question.language(), engine));
    }
}
