/// Two plans of one query beside each other.
@NullMarked
package dev.dbguild.plan.compare;

import org.jspecify.annotations.NullMarked;
