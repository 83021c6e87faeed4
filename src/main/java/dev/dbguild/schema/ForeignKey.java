package dev.dbguild.schema;

import java.util.List;

/// A foreign key.
///
/// @param referencedTable qualified name of the table it points to
/// @param onDelete `no action`, `restrict`, `cascade`, `set null` or `set default`
/// @param onUpdate as `onDelete`
/// @param valid false when existing rows were never checked
public record ForeignKey(
        String name,
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        String onDelete,
        String onUpdate,
        boolean valid,
        boolean deferrable) {
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
