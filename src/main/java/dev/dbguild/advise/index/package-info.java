/// Which indexes queries need, tried on a twin.
@NullMarked
package dev.dbguild.advise.index;

import org.jspecify.annotations.NullMarked;
