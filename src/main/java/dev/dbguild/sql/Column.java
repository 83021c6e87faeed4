package dev.dbguild.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column as CREATE TABLE or ADD COLUMN defines it.
///
/// @param notNull whether NOT NULL is written; a primary key's column need not say it
/// @param value its DEFAULT, null when it has none
/// @param generated how its value comes about
/// @param constraints those written with the column, NOT NULL not among them
/// @param text the whole definition as written
public record Column(
        Name name,
        DataType type,
        boolean notNull,
        @Nullable Expression value,
        Generated generated,
        List<Constraint> constraints,
        String text) {

    /// How a column's value comes about.
    public enum Generated {
        NOT,
        IDENTITY,
        STORED,
        VIRTUAL
    }

    public Column {
        constraints = List.copyOf(constraints);
    }

    public boolean primaryKey() {
        return constraints.stream().anyMatch(Constraint.PrimaryKey.class::isInstance);
    }
}
