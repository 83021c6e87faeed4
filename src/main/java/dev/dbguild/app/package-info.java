/// Wiring, settings and error mapping: sees all, and nobody sees it.
@NullMarked
package dev.dbguild.app;

import org.jspecify.annotations.NullMarked;
