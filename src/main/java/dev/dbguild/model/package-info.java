/// The brains behind [dev.dbguild.agent.Model]: the built-in one and language models over HTTP.
@NullMarked
package dev.dbguild.model;

import org.jspecify.annotations.NullMarked;
