/// A database's schema as plain records.
@NullMarked
package dev.dbguild.schema;

import org.jspecify.annotations.NullMarked;
