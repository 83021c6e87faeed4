package dev.dbguild.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which tables a statement uses, and what each of their columns is used for.
///
/// @param kind `SELECT`, `INSERT`, `UPDATE`, `DELETE` or `MERGE`
/// @param tables every use of a table, in the order of the text; common table expressions are none
/// @param uses every use of a column, in the order they are met
public record QueryShape(String kind, List<TableUse> tables, List<ColumnUse> uses) {

    public QueryShape {
        tables = List.copyOf(tables);
        uses = List.copyOf(uses);
    }

    /// One use of a table: a table joined with itself is two.
    ///
    /// @param alias what its columns are qualified with, folded; the table's own name when it has no alias
    /// @param scope the number of the (sub)query it stands in, 0 for the outermost
    public record TableUse(Name table, String alias, int scope) {}

    /// One use of a column.
    ///
    /// @param table null when the column is not qualified and its query has several sources: the schema must tell
    /// @param scope the number of the (sub)query that it stands in
    /// @param column folded; `*` for all columns
    /// @param role what it is used for
    /// @param always whether the condition holds for every row of the result: it is in no OR and under no NOT
    /// @param descending the direction of an [Role#ORDER]
    /// @param peer the other side of a [Role#JOIN], null otherwise
    /// @param text the condition or item as the parser prints it
    public record ColumnUse(
            @Nullable TableUse table,
            int scope,
            String column,
            Role role,
            boolean always,
            boolean descending,
            @Nullable Peer peer,
            String text) {}

    /// The column on the other side of a join.
    public record Peer(@Nullable TableUse table, String column) {}

    /// What a column is used for.
    public enum Role {
        /// Compared with a value by `=`, `IN` or `= ANY`.
        EQUAL,
        /// Compared by `<`, `<=`, `>`, `>=` or BETWEEN.
        RANGE,
        /// Matched by LIKE, ILIKE, SIMILAR TO or a regular expression.
        PATTERN,
        NULL_TEST,
        /// Compared by `=` with a column of another table.
        JOIN,
        ORDER,
        GROUP,
        /// In the select list by itself.
        SELECT,
        /// Assigned by UPDATE or MERGE.
        ASSIGN,
        /// Anywhere else: within an expression, a function, a comparison by another operator.
        OTHER
    }

    /// The uses of one use of a table.
    public List<ColumnUse> of(TableUse table) {
        return uses.stream().filter(use -> table.equals(use.table())).toList();
    }

    /// The columns that one use of a table uses in one role, in order, without repetition.
    public List<String> columns(TableUse table, Role role) {
        return of(table).stream()
                .filter(use -> use.role() == role)
                .map(ColumnUse::column)
                .distinct()
                .toList();
    }
}
