package dev.dbguild.api.rest;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import org.jspecify.annotations.Nullable;

/// Refuses a body that lacks what it must have.
final class Missing {
    private Missing() {}

    /// The value of a property, or [Code#BAD_ARGUMENT] when it is missing.
    static <T> T refused(String property, @Nullable T value) {
        if (value == null) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "'" + property + "' is missing",
                            "send it; /q/swagger-ui shows an example")
                    .with("argument", property);
        }
        return value;
    }
}
