/// Reading SQL scripts: statements with their spans, and what they mean.
@NullMarked
package dev.dbguild.sql;

import org.jspecify.annotations.NullMarked;
