package dev.dbguild.api.rest;

import dev.dbguild.finding.Change;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.ReviewRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A review as it is to be made.
///
/// @param unread what of a diff could not be read
/// @param change the lines that a pull request shows, null when no diff was sent
record AskedReview(ReviewRequest request, List<NotChecked> unread, @Nullable Change change) {}
