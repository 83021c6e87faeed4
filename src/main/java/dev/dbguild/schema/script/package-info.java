/// The schema that scripts make.
@NullMarked
package dev.dbguild.schema.script;

import org.jspecify.annotations.NullMarked;
