package dev.dbguild.advise.plan;

import dev.dbguild.Json;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// An administrator's session that plans and runs queries, each in a transaction that is rolled back.
final class Session implements AutoCloseable {
    private static final String RUN = "explain (analyze, buffers, verbose, settings, format json) ";
    private static final String PLAN = "explain (verbose, settings, format json) ";

    private final Connection connection;

    Session(Target target) {
        try {
            connection =
                    DriverManager.getConnection(
                            target.url(),
                            SharedCluster.get().user(),
                            SharedCluster.get().password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does something that stays.
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Plan plan(WorkloadPlan query) {
        return explain(query, query.run(), List.of());
    }

    /// The same query, in a session that something was done in first.
    Plan explain(WorkloadPlan query, boolean run, List<String> first) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin; set local statement_timeout = '20s'");
            try {
                List<String> all = new ArrayList<>(query.settings());
                all.addAll(first);
                for (String each : all) {
                    statement.execute(each);
                }
                try (ResultSet row = statement.executeQuery((run ? RUN : PLAN) + query.sql())) {
                    row.next();
                    return PlanReader.read(Json.parse(row.getString(1)));
                }
            } finally {
                statement.execute("rollback");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query + ": " + first, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
