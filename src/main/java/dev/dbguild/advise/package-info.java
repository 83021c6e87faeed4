/// What plan findings, index advice and health checks write alike.
@NullMarked
package dev.dbguild.advise;

import org.jspecify.annotations.NullMarked;
