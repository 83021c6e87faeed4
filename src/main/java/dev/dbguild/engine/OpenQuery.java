package dev.dbguild.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Objects;
import java.util.regex.Pattern;

/// A query as PostgreSQL's planner is asked about it: one with open parameters is prepared, and planned for any value.
/// (`GENERIC_PLAN`, which 16 brought, works in the simple protocol only; a prepared statement does everywhere.)
///
/// @param parameters the highest `$1` it holds, 0 when there is none
public record OpenQuery(String sql, int parameters) {
    /// In turn: what may hold a `$1` that is none (literals, quoted names, comments, words), and a parameter.
    private static final Pattern TOKEN =
            Pattern.compile(
                    String.join(
                            "|",
                            "(?s)[eE]'(?:[^'\\\\]++|\\\\.)*+'",
                            "'[^']*+'",
                            "\"[^\"]*+\"",
                            "--[^\\n]*+",
                            "/\\*.*?\\*/",
                            "\\$(?<tag>(?:[\\p{L}_][\\p{L}\\p{N}_]*+)?+)\\$.*?\\$\\k<tag>\\$",
                            "[\\p{L}_][\\p{L}\\p{N}_$]*+",
                            "\\$(?<number>[0-9]{1,4})(?![0-9$])"));

    public static OpenQuery of(String sql) {
        int highest =
                TOKEN.matcher(sql)
                        .results()
                        .map(token -> token.group("number"))
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0);
        return new OpenQuery(sql, highest);
    }

    public boolean isOpen() {
        return parameters > 0;
    }

    /// What prepares an open query.
    public String preparation() {
        return "prepare dbguild_asked as " + sql;
    }

    /// What EXPLAIN is put before: the query, or what executes it once it is prepared.
    public String execution() {
        String nulls = String.join(", ", Collections.nCopies(parameters, "null"));
        return isOpen() ? "execute dbguild_asked(" + nulls + ")" : sql;
    }

    /// What EXPLAIN answers, within the transaction at hand.
    ///
    /// @param options of EXPLAIN, `format json`
    public String explained(Connection connection, String options) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return isOpen() ? prepared(statement, options) : asked(statement, options);
        }
    }

    private String prepared(Statement statement, String options) throws SQLException {
        prepare(statement);
        try (Prepared _ = () -> statement.execute("deallocate dbguild_asked")) {
            return asked(statement, options);
        }
    }

    /// What is to be forgotten afterwards; where that fails because the transaction did, the first failure is told.
    private interface Prepared extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /// Prepares it for any value, within the transaction at hand.
    public void prepare(Statement statement) throws SQLException {
        statement.execute("set local plan_cache_mode = force_generic_plan");
        statement.execute(preparation());
    }

    private String asked(Statement statement, String options) throws SQLException {
        try (ResultSet row = statement.executeQuery("explain (" + options + ") " + execution())) {
            row.next();
            return row.getString(1);
        }
    }
}
