/// Tools: typed abilities that measure a database, run under a risk class and limits, and leave evidence.
@NullMarked
package dev.dbguild.tool;

import org.jspecify.annotations.NullMarked;
