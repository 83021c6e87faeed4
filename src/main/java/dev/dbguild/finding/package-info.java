/// What dbguild has to say: findings with their proof and remedy, and the reporters that print them.
@NullMarked
package dev.dbguild.finding;

import org.jspecify.annotations.NullMarked;
