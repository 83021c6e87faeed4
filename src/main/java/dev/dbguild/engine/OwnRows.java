package dev.dbguild.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads result rows of our own SQL into records, whatever the engine.
public final class OwnRows {
    private OwnRows() {}

    /// A statement of our own with a mark behind its first word (PostgreSQL's statistics drop a comment before it), so
    /// that it can be told from those of the target's users.
    public static String marked(String sql) {
        return sql.replaceFirst("^(select|with)", "$1 /* dbguild */");
    }

    /// How one row becomes one record.
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static <T> List<T> all(Connection connection, String sql, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(marked(sql))) {
            return all(statement, reader);
        }
    }

    public static <T> List<T> all(PreparedStatement statement, Reader<T> reader)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /// The one row that `sql` always gives.
    public static <T> T one(Connection connection, String sql, Reader<T> reader)
            throws SQLException {
        return all(connection, sql, reader).getFirst();
    }

    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
