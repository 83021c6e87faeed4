/// What dbguild claims of its own speed and quality, measured against a peer or a floor in the same run.
@NullMarked
package dev.dbguild.bench;

import org.jspecify.annotations.NullMarked;
