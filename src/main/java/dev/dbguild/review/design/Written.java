package dev.dbguild.review.design;

import dev.dbguild.schema.Index;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Collectors;

/// Names as a statement has to write them.
final class Written {
    private Written() {}

    static String table(Table table) {
        return name(table.namespace(), table.name());
    }

    static String index(Index index) {
        return name(index.namespace(), index.name());
    }

    static String name(String namespace, String name) {
        return namespace.equals("public") || namespace.isEmpty()
                ? Name.written(name)
                : Name.written(namespace) + "." + Name.written(name);
    }

    /// `a, "B"`
    static String columns(List<String> columns) {
        return columns.stream().map(Name::written).collect(Collectors.joining(", "));
    }
}
