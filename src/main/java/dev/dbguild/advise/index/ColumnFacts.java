package dev.dbguild.advise.index;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a twin's statistics say of columns, as far as advice depends on it.
///
/// @param byColumn by `schema.table.column`
record ColumnFacts(Map<String, Fact> byColumn) {
    private static final String SQL =
            """
            select schemaname || '.' || tablename || '.' || attname, n_distinct, avg_width,
                   coalesce(correlation, 0), null_frac
            from pg_stats where schemaname !~ '^pg_' and schemaname <> 'information_schema'
            order by inherited
            """;

    /// @param distinct different values; negative as a share of the rows
    /// @param width average bytes
    /// @param correlation with the order of the rows in the table, -1 to 1
    record Fact(double distinct, int width, double correlation, double nulls) {}

    static ColumnFacts read(Connection twin) {
        Map<String, Fact> facts = new HashMap<>();
        try (Statement statement = twin.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            while (row.next()) {
                facts.putIfAbsent(row.getString(1), fact(row));
            }
        } catch (SQLException e) {
            throw new Problem(Code.SQL_FAILED, "the twin's statistics cannot be read", "try again")
                    .causedBy(e);
        }
        return new ColumnFacts(Map.copyOf(facts));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(row.getDouble(2), row.getInt(3), row.getDouble(4), row.getDouble(5));
    }

    Optional<Fact> of(Table table, String column) {
        return Optional.ofNullable(byColumn.get(table.qualified() + "." + column));
    }
}
