/// What is wrong with a plan: one file a finding.
@NullMarked
package dev.dbguild.advise.plan;

import org.jspecify.annotations.NullMarked;
