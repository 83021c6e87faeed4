package dev.dbguild.engine.mysql;

import dev.dbguild.engine.CellReader;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.Target;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Streams the rows of a gated statement, and has the server stop it when the caps are reached.
final class RunReadOnlyQuery implements RunsReadOnlyQuery {
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
            statement.setFetchSize(50);
            ResultSet result = statement.executeQuery(sql);
            CellReader cells = new CellReader(caps, RunReadOnlyQuery::words);
            cells.read(result, Integer.MAX_VALUE);
            if (cells.more()) {
                Sessions.end(connection);
            }
            return cells.rows();
        }
    }

    private static @Nullable String words(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof byte[] binary
                ? written(binary)
                : row.getString(column);
    }

    /// As text where the bytes are one that people can read: much that is text these servers call binary.
    private static String written(byte[] binary) {
        String text = new String(binary, StandardCharsets.UTF_8);
        boolean plain =
                text.chars().allMatch(c -> c >= ' ' && c != 0xfffd || c == '\n' || c == '\t');
        return plain ? text : "0x" + HexFormat.of().formatHex(binary);
    }
}
