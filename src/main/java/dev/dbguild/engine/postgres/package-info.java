/// PostgreSQL 13 to 18: connections, and one class a capability with the SQL it sends.
@NullMarked
package dev.dbguild.engine.postgres;

import org.jspecify.annotations.NullMarked;
