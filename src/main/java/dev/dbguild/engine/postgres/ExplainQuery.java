package dev.dbguild.engine.postgres;

import dev.dbguild.Json;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Plans as JSON; a statement with parameters gets its generic plan.
final class ExplainQuery implements ExplainsQueries {
    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]{1,3})(?![0-9$])");

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
        int parameters = parameters(sql);
        if (parameters == 0 || analyze) {
            String options =
                    analyze ? measured(connection) : "explain (verbose, settings, format json) ";
            return ask(connection, options + sql, false);
        }
        return prepared(connection, sql, parameters);
    }

    /// From 17 on the result is also written as for a client, which a run without it leaves out of its time.
    private static String measured(Connection connection) throws SQLException {
        return Rows.major(connection) >= 17
                ? "explain (analyze, buffers, wal, verbose, settings, serialize text, format json) "
                : "explain (analyze, buffers, wal, verbose, settings, format json) ";
    }

    /// `GENERIC_PLAN`, which 16 brought, works in the simple protocol only; a prepared statement does everywhere.
    private static Explained prepared(Connection connection, String sql, int parameters)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set local plan_cache_mode = force_generic_plan");
            statement.execute("prepare dbguild_asked as " + sql);
        }
        String nulls = String.join(", ", Collections.nCopies(parameters, "null"));
        String execute = "execute dbguild_asked(" + nulls + ")";
        return ask(connection, "explain (verbose, settings, format json) " + execute, true);
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

    private static int parameters(String sql) {
        return PARAMETER
                .matcher(sql)
                .results()
                .map(MatchResult::group)
                .mapToInt(group -> Integer.parseInt(group.substring(1)))
                .max()
                .orElse(0);
    }
}
