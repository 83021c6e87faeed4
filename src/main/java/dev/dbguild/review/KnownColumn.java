package dev.dbguild.review;

import dev.dbguild.sql.Column;
import dev.dbguild.sql.DataType;

/// A column as the statements before left it.
///
/// @param notNull whether NOT NULL, an identity or a primary key says so
/// @param hasDefault whether a row that does not name it still gets a value
record KnownColumn(String name, DataType type, boolean notNull, boolean hasDefault) {
    /// The type of a column of which only something else is known.
    static final DataType UNKNOWN = new DataType("", "", java.util.List.of(), false);

    boolean typed() {
        return type != UNKNOWN;
    }

    static KnownColumn of(Column column) {
        boolean numbered = column.type().isSerial() || column.generated() != Column.Generated.NOT;
        return new KnownColumn(
                column.name().last(),
                column.type(),
                column.notNull()
                        || column.primaryKey()
                        || column.type().isSerial()
                        || column.generated() == Column.Generated.IDENTITY,
                column.value() != null || numbered);
    }

    static KnownColumn of(dev.dbguild.schema.Column column) {
        return new KnownColumn(
                column.name(),
                DataType.read(column.type()),
                !column.nullable(),
                column.defaultValue() != null
                        || column.identity() != null
                        || column.generated() != null);
    }

    KnownColumn named(String other) {
        return new KnownColumn(other, type, notNull, hasDefault);
    }

    KnownColumn typed(DataType other) {
        return new KnownColumn(name, other, notNull, hasDefault);
    }

    KnownColumn required(boolean now) {
        return new KnownColumn(name, type, now, hasDefault);
    }

    KnownColumn defaulted(boolean now) {
        return new KnownColumn(name, type, notNull, now);
    }
}
