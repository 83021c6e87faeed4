/// The forms in which MySQL and MariaDB print plans, read into the plan that all of dbguild knows.
@NullMarked
package dev.dbguild.plan.mysql;

import org.jspecify.annotations.NullMarked;
