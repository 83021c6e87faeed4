/// The loop: steps, events, budgets and guards of a run, and the ports `Model` and `RunStore`.
@NullMarked
package dev.dbguild.agent;

import org.jspecify.annotations.NullMarked;
