/// Two schemas, and the files that lead from one to the other and back.
@NullMarked
package dev.dbguild.review.generate;

import org.jspecify.annotations.NullMarked;
