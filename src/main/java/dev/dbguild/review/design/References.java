package dev.dbguild.review.design;

import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Optional;

/// Tells by their names what columns point to.
final class References {
    private References() {}

    /// Whether the column is part of a foreign key.
    static boolean isKey(Table table, String column) {
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().contains(column)) {
                return true;
            }
        }
        return false;
    }

    /// The table that `user_id` means: the only one called `user` or `users`, with a primary key of one column.
    static Optional<Table> meant(String column, Schema schema) {
        if (!column.endsWith("_id")) {
            return Optional.empty();
        }
        List<String> names = names(column.substring(0, column.length() - 3));
        List<Table> found =
                schema.tables().stream()
                        .filter(table -> table.standsAlone() && !table.partial())
                        .filter(table -> names.contains(table.name()))
                        .filter(table ->
                                table.primaryKey()
                                        .filter(key -> key.columns().size() == 1)
                                        .isPresent())
                        .limit(2)
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static List<String> names(String one) {
        String stem = one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "es";
        return List.of(one, one + "s", stem);
    }
}
