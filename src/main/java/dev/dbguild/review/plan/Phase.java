package dev.dbguild.review.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a step stands between the old shape and the new.
public enum Phase {
    /// The new shape appears beside the old one.
    EXPAND,
    /// Rows are moved, builds and checks run; nobody is stopped.
    MIGRATE,
    /// The old shape goes.
    CONTRACT;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
