/// The embedded PostgreSQL as a laboratory: throw-away shadows, twins without rows, and rehearsals of changes.
@NullMarked
package dev.dbguild.lab;

import org.jspecify.annotations.NullMarked;
