package dev.dbguild.api.rest;

import dev.dbguild.Code;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Gives each operation its examples and its problem response.
final class DescribeOperations {
    private static final String STREAM = jakarta.ws.rs.core.MediaType.SERVER_SENT_EVENTS;
    private static final String JSON = jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
    private final OpenAPI api;
    private final ApiTexts texts = new ApiTexts();

    DescribeOperations(OpenAPI api) {
        this.api = api;
    }

    void describe() {
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(this::describe));
    }

    private void describe(Operation operation) {
        String id = operation.getOperationId();
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
            exampleIn(operation.getRequestBody().getContent(), id, "request");
        }
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> example(response, id));
        operation.getResponses().removeAPIResponse("400");
        operation.getResponses().addAPIResponse("default", problem());
    }

    private void example(APIResponse response, String id) {
        if (response.getContent() == null) {
            return;
        }
        exampleIn(response.getContent(), id, "response");
        MediaType stream = response.getContent().getMediaType(STREAM);
        if (stream != null) {
            texts.stream(id).ifPresent(stream::setExample);
        }
    }

    private void exampleIn(Content content, String id, String part) {
        MediaType json = content.getMediaType(JSON);
        if (json != null) {
            texts.example(id, part).ifPresent(json::setExample);
        }
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("What went wrong and what to do about it (RFC 9457).")
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        ProblemDocument.MEDIA_TYPE,
                                        OASFactory.createMediaType()
                                                .schema(
                                                        OASFactory.createSchema()
                                                                .ref(
                                                                        "#/components/schemas/Problem"))
                                                .example(example())));
    }

    private static Map<String, Object> example() {
        return ProblemDocument.of(
                new dev.dbguild.Problem(
                                Code.UNKNOWN_TARGET,
                                "no target is named 'shop'",
                                "use one of: demo")
                        .with("target", "shop"),
                "/api/v1/runs");
    }
}
