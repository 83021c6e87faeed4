/// What must outlive the process, in PostgreSQL: runs and their events.
@NullMarked
package dev.dbguild.store;

import org.jspecify.annotations.NullMarked;
