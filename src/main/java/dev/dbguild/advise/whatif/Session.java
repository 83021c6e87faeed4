package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.OpenQuery;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements on one database of the lab. For one thread.
final class Session implements AutoCloseable {
    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /// The first column of every row.
    List<String> texts(String sql, String... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(String.valueOf(rows.getString(1)));
                }
                return texts;
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /// Every row of a query as texts, null for null.
    List<List<@Nullable String>> rows(String sql, Object... arguments) {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            List<List<@Nullable String>> all = new ArrayList<>();
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /// @param arguments lists become arrays of texts
    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            Object value = arguments[i];
            statement.setObject(
                    i + 1,
                    value instanceof List<?> list
                            ? connection.createArrayOf("text", list.toArray())
                            : value);
        }
        return statement;
    }

    Optional<String> text(String sql, String... arguments) {
        return texts(sql, arguments).stream().findFirst();
    }

    /// Does the work and takes back whatever it changed.
    <T> T undone(java.util.function.Supplier<T> work) {
        run("begin");
        try {
            return work.get();
        } finally {
            run("rollback");
        }
    }

    /// How the query would run; open parameters are planned for any value.
    Plan plan(String sql) {
        return plan(sql, "format json");
    }

    /// @param options of EXPLAIN; with `analyze` the query is run
    Plan plan(String sql, String options) {
        try {
            return PlanReader.read(OpenQuery.of(sql).explained(connection, options));
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private static Problem failed(String sql, SQLException e) {
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new Problem(
                        Code.SQL_FAILED,
                        said.replaceFirst("^ERROR: ", ""),
                        "see that every table, column and index it names is there")
                .with("sql", AskedQuery.shortened(sql))
                .with("sqlState", String.valueOf(e.getSQLState()))
                .causedBy(e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("close", e);
        }
    }
}
