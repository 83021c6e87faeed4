package dev.dbguild.api.rest;

import dev.dbguild.definition.ReviewSection;
import dev.dbguild.engine.Targets;
import dev.dbguild.finding.Reporter;
import dev.dbguild.finding.Reporters;
import dev.dbguild.review.Reports;
import dev.dbguild.review.Review;
import dev.dbguild.review.Reviewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Reviews of changes and schemas.
@Path("/api/v1/reviews")
@Tag(name = "reviews", description = "Have a migration or a schema reviewed.")
@RunOnVirtualThread
public final class ReviewsResource {
    private static final String SARIF = "application/sarif+json";
    private static final String MARKDOWN = "text/markdown";

    private final Reviewer reviewer;
    private final Targets targets;
    private final ReviewSection settings;

    @Inject
    public ReviewsResource(Reviewer reviewer, Targets targets, ReviewSection settings) {
        this.reviewer = reviewer;
        this.targets = targets;
        this.settings = settings;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, SARIF, MARKDOWN, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "review",
            summary = "Review a change or a schema",
            description =
                    "Reads the scripts, runs their statements in a throw-away database, and says what"
                            + " each locks, rewrites and scans, and what is wrong with it. SQL that"
                            + " cannot be read is told in the file's `troubles`. With `diff`, a"
                            + " bot needs one call: `format` `github` answers the body of"
                            + " `POST /repos/{owner}/{repo}/pulls/{number}/reviews`.")
    @APIResponse(
            responseCode = "200",
            description = "The review, in the form that `format` or the header `Accept` asks for.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Review.class)))
    public Response review(NewReview body, @Context HttpHeaders headers) {
        AskedReview asked = body.asked(targets, settings);
        Review review = reviewer.review(asked.request()).noting(asked.unread());
        Reporter reporter = Reporters.of(format(body.format(), headers));
        return Response.ok(Reports.told(reporter, asked.request(), review, asked.change()))
                .type(reporter.mediaType() + ";charset=UTF-8")
                .build();
    }

    private static String format(NewReview.@Nullable Format asked, HttpHeaders headers) {
        return asked != null
                ? asked.id()
                : headers.getAcceptableMediaTypes().stream()
                        .map(type -> type.getType() + "/" + type.getSubtype())
                        .map(ReviewsResource::form)
                        .findFirst()
                        .orElse("json");
    }

    private static String form(String type) {
        return switch (type) {
            case SARIF -> "sarif";
            case MARKDOWN -> "markdown";
            case MediaType.TEXT_PLAIN -> "text";
            default -> "json";
        };
    }
}
