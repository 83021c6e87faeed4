/// The four folders `agents`, `tools`, `delegations`, `prompts` read into one immutable [Guild].
@NullMarked
package dev.dbguild.definition;

import org.jspecify.annotations.NullMarked;
