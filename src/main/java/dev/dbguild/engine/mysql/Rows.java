package dev.dbguild.engine.mysql;

import dev.dbguild.engine.OwnRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is read from rows in the way of these servers.
final class Rows {
    private Rows() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A moment given as seconds since 1970.
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long seconds = OwnRows.number(row, column);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    /// Names joined by line ends, which no name can hold without being noticed.
    static List<String> names(ResultSet row, String column) throws SQLException {
        String names = row.getString(column);
        return names == null || names.isEmpty() ? List.of() : Arrays.asList(names.split("\n"));
    }
}
