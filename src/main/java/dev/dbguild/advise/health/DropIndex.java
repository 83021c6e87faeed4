package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.schema.Index;

/// Writes the statement that removes an index without blocking its table.
final class DropIndex {
    private DropIndex() {}

    /// An index that a constraint owns goes with its constraint, which cannot be done concurrently.
    static String statement(Index index) {
        return index.constraint()
                ? "alter table %s drop constraint %s;"
                        .formatted(
                                IndexStatement.table(index.namespace(), index.table()),
                                IndexStatement.quoted(index.name()))
                : "drop index concurrently "
                        + IndexStatement.table(index.namespace(), index.name())
                        + ";";
    }
}
