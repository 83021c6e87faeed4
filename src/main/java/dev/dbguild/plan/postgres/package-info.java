/// The forms in which PostgreSQL prints plans.
@NullMarked
package dev.dbguild.plan.postgres;

import org.jspecify.annotations.NullMarked;
