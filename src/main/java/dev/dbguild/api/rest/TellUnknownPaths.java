package dev.dbguild.api.rest;

import dev.dbguild.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/// Answers what no other route answers: the last route there is.
public final class TellUnknownPaths {
    public void routes(@Observes Router router) {
        router.route().last().handler(TellUnknownPaths::tell);
    }

    private static void tell(RoutingContext request) {
        String path = request.normalizedPath();
        request.response()
                .setStatusCode(404)
                .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
                .end(Json.text(ProblemDocument.of(HttpRefusal.of(404, path), path)));
    }
}
