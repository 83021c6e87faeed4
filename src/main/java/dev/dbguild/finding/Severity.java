package dev.dbguild.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How much a finding matters, least first.
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
