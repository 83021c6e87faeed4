package dev.dbguild.api.rest;

import org.jspecify.annotations.Nullable;

/// What somebody decided about a call that waits for approval.
record Decision(@Nullable Boolean approve, @Nullable String reason) implements RequestBody {}
