/// What the built-in model knows how to do: one file per kind of question it recognises.
@NullMarked
package dev.dbguild.model.playbook;

import org.jspecify.annotations.NullMarked;
