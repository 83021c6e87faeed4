package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Column;
import dev.dbguild.sql.Name;

/// Remedies that say how a column should be declared.
final class Declared {
    private Declared() {}

    /// The column's declaration with another type, for a table that is still to be made.
    static Remedy as(Column column, String type, String text) {
        String required = column.nullable() ? "" : " NOT NULL";
        return new Remedy(text + ": " + Name.written(column.name()) + " " + type + required, null);
    }
}
