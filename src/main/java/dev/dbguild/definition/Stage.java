package dev.dbguild.definition;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far the reader had to go to read a head; a later stage runs only when the one before failed.
public enum Stage {
    /// There was no head to read.
    NONE,
    /// It is valid YAML.
    STRICT,
    /// It became valid when plain top-level values were quoted.
    QUOTED,
    /// It was read key by key at column 0.
    TOKENIZED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
