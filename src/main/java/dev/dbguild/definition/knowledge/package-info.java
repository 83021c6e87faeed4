/// Search over what the agents' own texts say, in English and Spanish, with citations.
@NullMarked
package dev.dbguild.definition.knowledge;

import org.jspecify.annotations.NullMarked;
