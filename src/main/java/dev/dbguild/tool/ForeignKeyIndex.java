package dev.dbguild.tool;

import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.sql.Name;
import dev.dbguild.tool.IndexUsage.Missing;
import java.util.List;
import java.util.stream.Collectors;

/// Words the index that a foreign key lacks.
final class ForeignKeyIndex {
    private ForeignKeyIndex() {}

    static List<Missing> missing(Table table) {
        return table.unindexedForeignKeys().stream().map(key -> missing(table, key)).toList();
    }

    private static Missing missing(Table table, ForeignKey key) {
        return new Missing(
                table.shown(),
                key.name(),
                key.columns(),
                key.referencedTable().replaceFirst("^public[.]", ""),
                table.rows(),
                create(table, key));
    }

    /// A partitioned table cannot be indexed concurrently as a whole.
    private static String create(Table table, ForeignKey key) {
        String columns =
                key.columns().stream().map(Name::written).collect(Collectors.joining(", "));
        String name = table.name() + "_" + String.join("_", key.columns()) + "_idx";
        String how =
                table.kind() == TableKind.PARTITIONED
                        ? "create index "
                        : "create index concurrently ";
        return how
                + Name.written(name.length() > 63 ? name.substring(0, 63) : name)
                + " on "
                + IndexFaults.written(table.namespace(), table.name())
                + " ("
                + columns
                + ");";
    }
}
