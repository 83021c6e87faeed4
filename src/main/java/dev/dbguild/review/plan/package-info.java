/// Plans of changes that programs in use do not notice: one file a kind of change, each step proved in the lab.
@NullMarked
package dev.dbguild.review.plan;

import org.jspecify.annotations.NullMarked;
