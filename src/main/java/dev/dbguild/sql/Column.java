package dev.dbguild.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A column as CREATE TABLE or ADD COLUMN defines it.
///
/// @param notNull whether NOT NULL is written; a primary key's column need not say it
/// @param value its DEFAULT, null when it has none
/// @param generated how its value comes about
/// @param constraints those written with the column, NOT NULL not among them
/// @param text the whole definition as written
/// @param options what else is said of it where the dialect is not PostgreSQL's, by its words in upper case, values as
///     written: `UNSIGNED`, `CHARACTER SET` with `utf8mb4`, `ON UPDATE`, `COMMENT`, `FIRST`, `AFTER` with a column
public record Column(
        Name name,
        DataType type,
        boolean notNull,
        @Nullable Expression value,
        Generated generated,
        List<Constraint> constraints,
        String text,
        Map<String, String> options) {

    /// How a column's value comes about.
    public enum Generated {
        NOT,
        IDENTITY,
        STORED,
        VIRTUAL
    }

    public Column {
        constraints = List.copyOf(constraints);
        options = Map.copyOf(options);
    }

    public boolean primaryKey() {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.PrimaryKey) {
                return true;
            }
        }
        return false;
    }
}
