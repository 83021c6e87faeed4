package dev.dbguild.engine.postgres;

import dev.dbguild.engine.CellReader;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Streams the rows of a gated statement through a cursor that the server makes of it. The server's grammar has nothing
/// but a query behind `CURSOR FOR`, so that it refuses whatever else might have come this far.
final class RunReadOnlyQuery implements RunsReadOnlyQuery {
    private static final int MOST_ROWS_AT_ONCE = 100;

    /// How much a batch of rows may take that are all as wide as the widest so far.
    private static final long BATCH_BYTES = 4L << 20;

    private final Sessions sessions;

    RunReadOnlyQuery(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Rows run(Target target, String sql, Caps caps) {
        return sessions.readForCaller(target, connection -> run(connection, sql, caps));
    }

    private static Rows run(Connection connection, String sql, Caps caps) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set local cursor_tuple_fraction = 1");
            statement.execute("declare dbguild_rows no scroll cursor for " + sql);
            CellReader cells = new CellReader(caps, ResultSet::getString);
            for (int batch = 1; batch > 0; batch = next(batch, cells)) {
                fetch(statement, batch, cells);
            }
            return cells.rows();
        }
    }

    private static void fetch(Statement statement, int batch, CellReader cells)
            throws SQLException {
        try (ResultSet result =
                statement.executeQuery("fetch forward " + batch + " from dbguild_rows")) {
            cells.read(result, batch);
        }
    }

    /// How many rows to ask for next; none once all are read or a cap is reached.
    private static int next(int batch, CellReader cells) {
        if (cells.ended()) {
            return 0;
        }
        long fit = BATCH_BYTES / Math.max(1, cells.widest());
        return (int) Math.clamp(fit, 1, Math.min(2L * batch, MOST_ROWS_AT_ONCE));
    }
}
