package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.TableKind;

/// Writes the statement that removes an index without blocking its table, as far as that can be done.
final class DropIndex {
    private DropIndex() {}

    /// An index that a constraint owns goes with its constraint, and one of a partitioned table with its parts: neither
    /// can be done concurrently.
    static String statement(HealthFacts facts, Index index) {
        if (index.constraint()) {
            return "alter table %s drop constraint %s;"
                    .formatted(
                            IndexStatement.table(index.namespace(), index.table()),
                            IndexStatement.quoted(index.name()));
        }
        boolean partitioned =
                facts.schema()
                        .table(index.namespace() + "." + index.table())
                        .filter(table -> table.kind() == TableKind.PARTITIONED)
                        .isPresent();
        return "drop index %s%s;"
                .formatted(
                        partitioned ? "" : "concurrently ",
                        IndexStatement.table(index.namespace(), index.name()));
    }
}
