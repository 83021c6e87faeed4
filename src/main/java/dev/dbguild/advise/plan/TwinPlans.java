package dev.dbguild.advise.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.lab.Twin;
import dev.dbguild.plan.PlanReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/// What statements cost on a twin, after something was changed there for a moment. For one thread.
final class TwinPlans implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d{1,3})(?![0-9$])");

    private final Connection connection;

    TwinPlans(Twin twin) {
        this.connection = twin.connect();
    }

    /// The planner's cost of a query in a transaction in which `first` is done, and undone afterwards.
    double cost(String sql, List<String> first) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("begin");
            try {
                for (String each : first) {
                    statement.execute(each);
                }
                return explained(statement, sql);
            } finally {
                statement.execute("rollback");
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static double explained(Statement statement, String sql) throws SQLException {
        int parameters = parameters(sql);
        if (parameters == 0) {
            return read(statement, sql);
        }
        statement.execute("set local plan_cache_mode = force_generic_plan");
        statement.execute("prepare dbguild_tried as " + sql);
        try {
            String nulls = String.join(", ", Collections.nCopies(parameters, "null"));
            return read(statement, "execute dbguild_tried(" + nulls + ")");
        } finally {
            statement.execute("deallocate dbguild_tried");
        }
    }

    private static double read(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery("explain (format json) " + sql)) {
            row.next();
            return PlanReader.read(row.getString(1)).cost();
        }
    }

    private static int parameters(String sql) {
        return PARAMETER
                .matcher(sql)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }

    /// Does something that stays, such as making an extension.
    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Problem failed(SQLException e) {
        return new Problem(
                        Code.SQL_FAILED,
                        "the twin refused: "
                                + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                        "run it on the target with 'explain' to see why")
                .causedBy(e);
    }
}
