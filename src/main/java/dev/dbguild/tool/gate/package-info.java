/// What stands between SQL that a caller or a model wrote and a database: it lets through what only reads.
@NullMarked
package dev.dbguild.tool.gate;

import org.jspecify.annotations.NullMarked;
