package dev.dbguild.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The state database with its failures told as [dev.dbguild.Problem]s.
final class StateDatabase {
    private final DataSource database;

    StateDatabase(DataSource database) {
        this.database = database;
    }

    /// Sets the parameters of a statement.
    @FunctionalInterface
    interface Parameters {
        void into(PreparedStatement statement) throws SQLException;
    }

    /// Reads one row.
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// @return how many rows changed
    int change(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.into(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw StateFailure.of(e);
        }
    }

    <T> List<T> rows(String sql, Parameters parameters, Row<T> row) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.into(statement);
            return read(statement, row);
        } catch (SQLException e) {
            throw StateFailure.of(e);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, Row<T> row) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                rows.add(row.read(results));
            }
        }
        return rows;
    }
}
