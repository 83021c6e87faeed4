package dev.dbguild.agent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a run is.
public enum RunStatus {
    QUEUED,
    RUNNING,
    WAITING_FOR_APPROVAL,
    COMPLETED,
    FAILED,
    CANCELLED,
    /// The server stopped while it ran.
    INTERRUPTED;

    /// Whether nothing more will happen.
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING, WAITING_FOR_APPROVAL -> false;
            case COMPLETED, FAILED, CANCELLED, INTERRUPTED -> true;
        };
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
