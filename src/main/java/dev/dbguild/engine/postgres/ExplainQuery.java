package dev.dbguild.engine.postgres;

import dev.dbguild.Json;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.OpenQuery;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Plans as JSON; a statement with parameters gets its generic plan.
final class ExplainQuery implements ExplainsQueries {
    private final Sessions sessions;

    ExplainQuery(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Explained explain(Target target, String sql, boolean analyze) {
        return sessions.readForCaller(target, connection -> plan(connection, sql, analyze));
    }

    private static Explained plan(Connection connection, String sql, boolean analyze)
            throws SQLException {
        OpenQuery query = OpenQuery.of(sql);
        if (analyze || !query.isOpen()) {
            String options =
                    analyze ? measured(connection) : "explain (verbose, settings, format json) ";
            return ask(connection, options + sql, false);
        }
        return prepared(connection, query);
    }

    /// From 17 on the result is also written as for a client, which a run without it leaves out of its time.
    private static String measured(Connection connection) throws SQLException {
        return Rows.major(connection) >= 17
                ? "explain (analyze, buffers, wal, verbose, settings, serialize text, format json) "
                : "explain (analyze, buffers, wal, verbose, settings, format json) ";
    }

    private static Explained prepared(Connection connection, OpenQuery query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            query.prepare(statement);
        }
        return ask(
                connection, "explain (verbose, settings, format json) " + query.execution(), true);
    }

    private static Explained ask(Connection connection, String sql, boolean generic)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return new Explained(Json.parse(rows.getString(1)), sql, generic);
            }
        }
    }
}
