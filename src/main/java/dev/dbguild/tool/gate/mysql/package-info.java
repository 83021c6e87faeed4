/// The gate for MySQL and MariaDB: a lexer that reads as their servers do, the statements that may run, and what they
/// may call, by a list of the servers' own functions and by the code of those that people made.
@NullMarked
package dev.dbguild.tool.gate.mysql;

import org.jspecify.annotations.NullMarked;
