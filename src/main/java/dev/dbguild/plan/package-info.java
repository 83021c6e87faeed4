/// A query plan as plain records.
@NullMarked
package dev.dbguild.plan;

import org.jspecify.annotations.NullMarked;
