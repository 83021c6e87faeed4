package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table as the catalogue has it. Texts that are SQL are as the server prints them, ready to be pasted.
///
/// @param sql the name as a statement would write it
/// @param kind as `pg_class.relkind` has it: `r`, `p`, …
/// @param columns in their order
record TableFacts(
        long oid,
        String schema,
        String name,
        String sql,
        String kind,
        boolean partition,
        boolean rowSecurity,
        @Nullable String partitionKey,
        @Nullable String comment,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Reference> referencedBy,
        List<Grant> grants) {

    /// @param defaultValue null for none, and for generated columns
    /// @param identity empty, `a` (always) or `d` (by default)
    /// @param generated empty, `s` (stored) or `v` (virtual)
    /// @param sequence the sequence that it owns, null when none
    record Column(
            int number,
            String name,
            String type,
            String base,
            String category,
            boolean notNull,
            @Nullable String defaultValue,
            String identity,
            String generated,
            @Nullable String collation,
            @Nullable String comment,
            @Nullable String sequence,
            List<String> labels) {
        String sql() {
            return Name.written(name);
        }

        boolean isIdentity() {
            return !identity.isEmpty();
        }

        boolean isGenerated() {
            return !generated.isEmpty();
        }

        /// Whether the server fills it when it is left out, with another value for each row.
        boolean isCounted() {
            return isIdentity() || defaultValue != null && defaultValue.startsWith("nextval(");
        }
    }

    /// @param type as `pg_constraint.contype` has it: `p`, `u`, `f`, `c`, `n`, `x`
    /// @param references the table that a foreign key points to, null for others
    /// @param index the index that enforces it, null when none
    record Constraint(
            String name,
            String type,
            String definition,
            boolean valid,
            List<String> columns,
            @Nullable String references,
            List<String> referencedColumns,
            @Nullable String index,
            @Nullable String comment) {
        String sql() {
            return Name.written(name);
        }

        boolean is(String wanted) {
            return type.equals(wanted);
        }
    }

    /// @param columns that its keys, expressions and predicate name
    /// @param keys plain key columns, in order; empty text for an expression
    /// @param constraint the constraint that owns it, null when none
    record Index(
            String name,
            String sql,
            String definition,
            boolean unique,
            boolean partial,
            List<String> columns,
            List<String> keys,
            @Nullable String constraint,
            @Nullable String comment) {}

    /// A foreign key of another table, or of this one, that points here.
    record Reference(
            String table,
            String constraint,
            String definition,
            List<String> columns,
            List<String> referencedColumns) {}

    /// @param column null for a grant on the whole table
    record Grant(String grantee, String privilege, boolean grantable, @Nullable String column) {}

    Optional<Column> column(String wanted) {
        return columns.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    boolean isPartitioned() {
        return kind.equals("p");
    }

    Optional<Constraint> primaryKey() {
        return constraints.stream().filter(each -> each.is("p")).findFirst();
    }

    /// The constraints of a type that name this column.
    List<Constraint> constraintsOn(String column, String type) {
        return constraints.stream()
                .filter(each -> each.is(type) && each.columns().contains(column))
                .toList();
    }

    List<Index> indexesOn(String column) {
        return indexes.stream().filter(each -> each.columns().contains(column)).toList();
    }

    /// The name with more behind it, in the same schema, ready to be written.
    String beside(String suffix) {
        return Name.of(sql).beside(suffix);
    }

    /// Another object of the same schema, ready to be written: qualified where the table is.
    String sibling(String object) {
        int dot = sql.length() - Name.written(name).length();
        String prefix = dot > 0 ? sql.substring(0, dot) : "";
        return prefix + Name.written(object);
    }
}
