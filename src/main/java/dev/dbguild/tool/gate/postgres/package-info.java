/// The gate for PostgreSQL: a lexer that is as strict as the server's, the kinds of statements that may run, and what
/// they may call, by the target's catalogue.
@NullMarked
package dev.dbguild.tool.gate.postgres;

import org.jspecify.annotations.NullMarked;
