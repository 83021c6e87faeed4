/// What is wrong with a database: one file a check.
@NullMarked
package dev.dbguild.advise.health;

import org.jspecify.annotations.NullMarked;
