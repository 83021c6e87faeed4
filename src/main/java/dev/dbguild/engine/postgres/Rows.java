package dev.dbguild.engine.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads result rows of our own SQL into records.
final class Rows {
    private Rows() {}

    /// A statement of our own with a mark behind its first word (the server's statistics drop a comment before it), so
    /// that it can be told from those of the target's users.
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
        try (PreparedStatement statement = connection.prepareStatement(marked(sql))) {
            return all(statement, reader);
        }
    }

    static <T> List<T> all(PreparedStatement statement, Reader<T> reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
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

    static int major(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
