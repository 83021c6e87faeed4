package dev.dbguild.api.rest;

import dev.dbguild.definition.ReviewSection;
import dev.dbguild.engine.Targets;
import dev.dbguild.review.Review;
import dev.dbguild.review.Reviewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Reviews of changes and schemas.
@Path("/api/v1/reviews")
@Tag(name = "reviews", description = "Have a migration or a schema reviewed.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ReviewsResource {
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
    @Operation(
            operationId = "review",
            summary = "Review a change or a schema",
            description =
                    "Reads the scripts, runs their statements in a throw-away database, and says what"
                            + " each locks, rewrites and scans, and what is wrong with it. SQL that"
                            + " cannot be read is told in the file's `troubles`.")
    public Review review(NewReview body) {
        return reviewer.review(body.request(targets, settings));
    }
}
