package dev.dbguild.schema;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What holds rows, or looks as if it did.
public enum TableKind {
    TABLE,
    /// The root of a partitioned table; holds no rows itself.
    PARTITIONED,
    PARTITION,
    VIEW,
    MATERIALIZED_VIEW,
    FOREIGN;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether rows of its own can be stored in it, so that keys and indexes matter.
    public boolean storesRows() {
        return switch (this) {
            case TABLE, PARTITIONED, PARTITION, MATERIALIZED_VIEW -> true;
            case VIEW, FOREIGN -> false;
        };
    }
}
