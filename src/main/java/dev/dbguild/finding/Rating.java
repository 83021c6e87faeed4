package dev.dbguild.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a measured figure compares with its threshold.
public enum Rating {
    GOOD,
    WARNING,
    CRITICAL;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
