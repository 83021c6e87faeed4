package dev.dbguild.advise.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.OpenQuery;
import dev.dbguild.lab.Twin;
import dev.dbguild.plan.PlanReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// What statements cost on a twin, after something was changed there for a moment. For one thread.
final class TwinPlans implements AutoCloseable {
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
                return PlanReader.read(OpenQuery.of(sql).explained(connection, "format json"))
                        .cost();
            } finally {
                statement.execute("rollback");
            }
        } catch (SQLException e) {
            throw failed(e);
        }
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
