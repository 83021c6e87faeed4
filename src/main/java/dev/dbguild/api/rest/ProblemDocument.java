package dev.dbguild.api.rest;

import dev.dbguild.Json;
import dev.dbguild.Problem;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/// A [Problem] as RFC 9457 has it, with our code, its cure and its context as members of their own.
final class ProblemDocument {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE = "urn:dbguild:problem:";
    private static final int RETRY_SECONDS = 2;

    private ProblemDocument() {}

    /// @param instance path of the request that failed
    static Response response(Problem problem, String instance) {
        int status = problem.code().status();
        Response.ResponseBuilder response =
                Response.status(status).type(MEDIA_TYPE).entity(Json.text(of(problem, instance)));
        if (status == 429 || status == 503) {
            response.header("Retry-After", RETRY_SECONDS);
        }
        return response.build();
    }

    static Map<String, Object> of(Problem problem, String instance) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", TYPE + problem.code().id());
        document.put("title", problem.code().id().replace('-', ' '));
        document.put("status", problem.code().status());
        document.put("detail", problem.what());
        document.put("code", problem.code().id());
        document.put("cure", problem.cure());
        problem.fields().forEach(document::putIfAbsent);
        document.putIfAbsent("instance", instance);
        return document;
    }
}
