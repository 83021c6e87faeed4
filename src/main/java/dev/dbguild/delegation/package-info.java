/// Who answers: the router's scores, and the documented delegations with their triggers.
@NullMarked
package dev.dbguild.delegation;

import org.jspecify.annotations.NullMarked;
