/// What is wrong with plans of MySQL and MariaDB, one finding a file.
@NullMarked
package dev.dbguild.advise.plan.mysql;

import org.jspecify.annotations.NullMarked;
