package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A constraint of a table or of a column.
public sealed interface Constraint {
    /// The constraints of a table, then those of its columns.
    static Stream<Constraint> every(Statement.CreateTable table) {
        List<Constraint> all = new ArrayList<>(table.constraints());
        for (Column column : table.columns()) {
            all.addAll(column.constraints());
        }
        return all.stream();
    }

    /// Its name; null when the server chooses it.
    @Nullable Name name();

    /// @param usingIndex the index that it takes over, null when it builds its own
    record PrimaryKey(@Nullable Name name, List<Name> columns, @Nullable Name usingIndex)
            implements Constraint {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    /// @param usingIndex the index that it takes over, null when it builds its own
    /// @param nullsNotDistinct whether two nulls are equal to it
    record Unique(
            @Nullable Name name,
            List<Name> columns,
            @Nullable Name usingIndex,
            boolean nullsNotDistinct)
            implements Constraint {
        public Unique {
            columns = List.copyOf(columns);
        }

        public Unique(@Nullable Name name, List<Name> columns, @Nullable Name usingIndex) {
            this(name, columns, usingIndex, false);
        }
    }

    /// @param referencedColumns empty when the other table's primary key is meant
    /// @param onDelete what a deletion on the other side does: `no action`, `restrict`, `cascade`, `set null`, `set default`
    /// @param onUpdate as `onDelete`
    /// @param unchecked whether existing rows are not verified: NOT VALID or NOT ENFORCED
    record ForeignKey(
            @Nullable Name name,
            List<Name> columns,
            Name references,
            List<Name> referencedColumns,
            String onDelete,
            String onUpdate,
            boolean unchecked)
            implements Constraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }

    /// @param unchecked whether existing rows are not verified: NOT VALID or NOT ENFORCED
    record Check(@Nullable Name name, Expression condition, boolean unchecked)
            implements Constraint {}

    /// `NOT NULL column` as a constraint of its own.
    record NotNull(@Nullable Name name, Name column, boolean unchecked) implements Constraint {}

    record Exclude(@Nullable Name name, String text) implements Constraint {}

    /// An index that MySQL declares with the table: `KEY`, `INDEX`, `FULLTEXT`, `SPATIAL`.
    ///
    /// @param kind `INDEX`, `FULLTEXT` or `SPATIAL`
    record Key(@Nullable Name name, String kind, List<IndexPart> parts, boolean invisible)
            implements Constraint {
        public Key {
            parts = List.copyOf(parts);
        }
    }
}
