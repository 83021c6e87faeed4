package dev.dbguild.api.rest;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Makes every failure a problem document. What is not the caller's to know goes to the log, under an id that both have.
@Singleton
public final class TellProblems {
    private static final Logger LOG = Logger.getLogger(TellProblems.class);
    private final AllowedMethods methods;

    @Inject
    public TellProblems(AllowedMethods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo request) {
        return problem.code() == Code.INTERNAL
                ? unexpected(problem, request)
                : ProblemDocument.response(problem, request.getPath());
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException refusal, UriInfo request) {
        if (refusal.getCause() instanceof Problem problem) {
            return problem(problem, request);
        }
        int status = refusal.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(refusal, request);
        }
        return ProblemDocument.response(
                HttpRefusal.of(status, request.getPath()), request.getPath());
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException refusal, UriInfo request) {
        String path = request.getPath();
        return Response.fromResponse(ProblemDocument.response(HttpRefusal.of(405, path), path))
                .header(HttpHeaders.ALLOW, String.join(", ", methods.of(path)))
                .build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, UriInfo request) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "%s failed, error %s", request.getPath(), id);
        return ProblemDocument.response(
                new Problem(
                                Code.INTERNAL,
                                "dbguild failed to handle this request",
                                "look for this error id in the server's log and report it")
                        .with("errorId", id),
                request.getPath());
    }
}
