/// MySQL and MariaDB, both over one driver, read-only.
@NullMarked
package dev.dbguild.engine.mysql;

import org.jspecify.annotations.NullMarked;
