package dev.dbguild.api.rest;

import dev.dbguild.Code;
import dev.dbguild.Problem;

/// What HTTP itself refuses, as a [Problem].
final class HttpRefusal {
    private HttpRefusal() {}

    static Problem of(int status, String path) {
        return switch (status) {
            case 404 ->
                    new Problem(
                            Code.UNKNOWN_PATH,
                            "there is nothing at '" + path + "'",
                            "/q/swagger-ui lists what there is");
            case 405 ->
                    new Problem(
                            Code.METHOD_NOT_ALLOWED,
                            "'" + path + "' does not take this method",
                            "use a method that the Allow header names");
            case 406 ->
                    new Problem(
                            Code.NOT_ACCEPTABLE,
                            "'" + path + "' has no form that the Accept header allows",
                            "accept application/json, or text/event-stream where there are events");
            case 413 ->
                    new Problem(Code.TOO_LARGE, "the request is too large", "send less at once");
            case 415 ->
                    new Problem(
                            Code.UNSUPPORTED_MEDIA_TYPE,
                            "'" + path + "' does not read this content type",
                            "send JSON with Content-Type: application/json");
            default ->
                    new Problem(
                            Code.BAD_REQUEST,
                            "the request cannot be read",
                            "compare it with the examples in /q/swagger-ui");
        };
    }
}
