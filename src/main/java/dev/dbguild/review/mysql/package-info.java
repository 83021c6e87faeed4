/// What MySQL and MariaDB do to a table while they alter it, by version: algorithm, lock, rebuild.
@NullMarked
package dev.dbguild.review.mysql;

import org.jspecify.annotations.NullMarked;
