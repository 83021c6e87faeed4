/// Plan findings, index advice and health checks, one file each.
@NullMarked
package dev.dbguild.advise;

import org.jspecify.annotations.NullMarked;
