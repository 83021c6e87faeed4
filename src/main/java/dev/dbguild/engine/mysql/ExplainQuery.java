package dev.dbguild.engine.mysql;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.dbguild.Json;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Plans as JSON; of a query that MySQL runs, its tree as text within a JSON string.
final class ExplainQuery implements ExplainsQueries {
    private final Sessions sessions;

    ExplainQuery(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Explained explain(Target target, String sql, boolean analyze) {
        Dialect dialect = sessions.dialect(target);
        String asked = keywords(dialect, analyze) + sql;
        return sessions.readForCaller(target, connection -> ask(connection, asked));
    }

    /// MySQL before 8.0.18 cannot run what it explains, so its expectations are given.
    private static String keywords(Dialect dialect, boolean analyze) {
        if (!analyze || !dialect.since(100_100, 80_018)) {
            return "explain format=json ";
        }
        return dialect.mariaDb() ? "analyze format=json " : "explain analyze ";
    }

    private static Explained ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                String plan = rows.getString(1);
                return plan.stripLeading().startsWith("{")
                        ? new Explained(Json.parse(plan), sql, false)
                        : new Explained(TextNode.valueOf(plan), sql, false);
            }
        }
    }
}
