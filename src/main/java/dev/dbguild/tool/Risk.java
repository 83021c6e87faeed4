package dev.dbguild.tool;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a tool can do to the world.
public enum Risk {
    /// Reads a target or the guild's own knowledge.
    READ,
    /// Touches only the lab.
    SIMULATE,
    /// Returns a file or patch; writes nothing.
    PROPOSE,
    /// Changes something; never without an approval.
    WRITE;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
