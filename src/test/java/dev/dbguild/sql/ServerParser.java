package dev.dbguild.sql;

import dev.dbguild.lab.SharedCluster;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;

/// PostgreSQL's own parser: a server is asked to prepare statements, none of which it ever executes, and prints its
/// tree of each.
final class ServerParser implements AutoCloseable {
    private final Connection connection;

    /// @param setup what the database is to hold
    ServerParser(String... setup) throws SQLException {
        this.connection = SharedCluster.get().connect(SharedCluster.freshDatabase());
        try (Statement statement = connection.createStatement()) {
            for (String sql : setup) {
                statement.execute(sql);
            }
            statement.execute(
                    "set debug_print_parse = on; set debug_pretty_print = off;"
                            + " set client_min_messages = log");
        }
    }

    /// What the server made of a statement.
    ///
    /// @param tree null when it printed none
    /// @param failure empty when it has nothing against the statement
    record Answer(@Nullable ServerTree tree, String failure) {}

    Answer read(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            String failure = prepared(statement);
            String printed = printed(statement.getWarnings());
            return new Answer(printed.isEmpty() ? null : ServerTree.read(printed), failure);
        }
    }

    private static String prepared(PreparedStatement statement) {
        try {
            statement.getMetaData();
            return "";
        } catch (SQLException e) {
            return e.getSQLState() + " " + e.getMessage();
        }
    }

    private static String printed(@Nullable SQLWarning warning) {
        for (SQLWarning each = warning; each != null; each = each.getNextWarning()) {
            if (each instanceof PSQLWarning told
                    && told.getServerErrorMessage() != null
                    && told.getServerErrorMessage().getDetail() instanceof String detail
                    && detail.startsWith("{")) {
                return detail;
            }
        }
        return "";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
