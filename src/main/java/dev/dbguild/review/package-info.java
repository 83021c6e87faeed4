/// Rules over scripts and their histories, one file a rule.
@NullMarked
package dev.dbguild.review;

import org.jspecify.annotations.NullMarked;
