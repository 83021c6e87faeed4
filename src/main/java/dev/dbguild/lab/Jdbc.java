package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;

/// Plain JDBC without a pool, with failures as [Problem]s. Drivers are looked up where our own classes are, not by
/// the thread that happens to ask first.
final class Jdbc {
    private Jdbc() {}

    /// Reads one row of a result.
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Connection connect(String url, Properties login) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, Jdbc.class.getClassLoader())) {
            if (driver.acceptsURL(url)) {
                Connection connection = driver.connect(url, login);
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new SQLException("no driver for '" + url + "'");
    }

    static Properties login(String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("ApplicationName", "dbguild");
        return login;
    }

    /// Executes statements one after another.
    static void run(Connection connection, String... statements) {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }

    /// Every row of a query.
    static <T> List<T> all(Connection connection, Row<T> row, String sql, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// @return how many rows changed
    static int update(Connection connection, String sql, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static List<String> texts(Connection connection, String sql, Object... arguments) {
        return all(connection, row -> row.getString(1), sql, arguments);
    }

    static long number(Connection connection, String sql, Object... arguments) {
        return all(connection, row -> row.getLong(1), sql, arguments).getFirst();
    }

    /// `name` as an identifier that survives anything.
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// `text` as a string literal.
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    static Problem failed(SQLException e) {
        return new Problem(
                        Code.SQL_FAILED,
                        "the lab's database refused: " + e.getMessage(),
                        "look into server.log below the data directory")
                .with("sqlstate", e.getSQLState() == null ? "" : e.getSQLState())
                .causedBy(e);
    }
}
