/// The commands. Each prints for people, or one JSON document with `--json`, and ends with a documented exit code.
@NullMarked
package dev.dbguild.cli;

import org.jspecify.annotations.NullMarked;
