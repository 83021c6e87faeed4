/// Unified diffs, as git and diff write them: what a pull request changes, and what of it can be reviewed.
@NullMarked
package dev.dbguild.review.diff;

import org.jspecify.annotations.NullMarked;
