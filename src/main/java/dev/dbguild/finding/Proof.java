package dev.dbguild.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a finding is known, best first.
public enum Proof {
    /// It was run on a real engine.
    OBSERVED,
    /// It follows from the history or from the catalogue.
    DERIVED,
    /// There was no context; the finding says what would settle it.
    ASSUMED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
