/// What a database engine can do for us, one interface a capability; the engines themselves lie below this package.
@NullMarked
package dev.dbguild.engine;

import org.jspecify.annotations.NullMarked;
