package dev.dbguild.schema;

import java.util.List;

/// A primary key or unique constraint.
public record UniqueKey(String name, List<String> columns, boolean primary) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
