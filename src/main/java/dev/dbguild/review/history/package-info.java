/// Migration histories: which tool laid the files out, in what order they run, what undoes what, in which transactions.
@NullMarked
package dev.dbguild.review.history;

import org.jspecify.annotations.NullMarked;
