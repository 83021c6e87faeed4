package dev.dbguild.engine.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads result rows of our own SQL into records.
final class Rows {
    private Rows() {}

    /// A statement of our own with a mark behind its first word, so that it can be told from those of the target's users.
    static String marked(String sql) {
        return sql.replaceFirst("^(select|with)", "$1 /* dbguild */");
    }

    /// How one row becomes one record.
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> all(Connection connection, String sql, Reader<T> reader)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(marked(sql))) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /// The one row that `sql` always gives.
    static <T> T one(Connection connection, String sql, Reader<T> reader) throws SQLException {
        return all(connection, sql, reader).getFirst();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /// A moment given as seconds since 1970.
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long seconds = number(row, column);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    /// Names joined by line ends, which no name can hold without being noticed.
    static List<String> names(ResultSet row, String column) throws SQLException {
        String names = row.getString(column);
        return names == null || names.isEmpty() ? List.of() : Arrays.asList(names.split("\n"));
    }
}
