package dev.dbguild.advise.index;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.lab.Twin;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.regex.Pattern;

/// Tries indexes on a twin: makes them, asks the planner, takes them away. For one thread.
final class Trial implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d{1,4})");

    private final Twin twin;
    private final Connection connection;

    Trial(Twin twin) {
        this.twin = twin;
        this.connection = twin.connect();
    }

    /// How the twin would run the query; nothing is executed. Open parameters are planned for any value.
    Plan plan(String sql) {
        String one = SingleQuery.of(sql);
        int parameters = parameters(one);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return parameters == 0 ? explain(statement, one) : prepared(statement, one, parameters);
        } catch (SQLException e) {
            throw failed("the query cannot be planned", e);
        }
    }

    private static Plan prepared(Statement statement, String sql, int parameters)
            throws SQLException {
        statement.execute("set plan_cache_mode = force_generic_plan");
        statement.execute("prepare dbguild_trial as " + sql);
        try {
            String nulls = String.join(", ", Collections.nCopies(parameters, "null"));
            return explain(statement, "execute dbguild_trial(" + nulls + ")");
        } finally {
            statement.execute("deallocate dbguild_trial");
        }
    }

    private static Plan explain(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery("explain (format json) " + sql)) {
            rows.next();
            return PlanReader.read(rows.getString(1));
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

    /// Makes the index and gives it the size a real one would have.
    ///
    /// @return that size in bytes
    long build(Candidate candidate) {
        run(candidate.plainStatement());
        return twin.settleIndex(qualified(candidate));
    }

    void drop(Candidate candidate) {
        run("drop index " + qualified(candidate));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("the twin's connection cannot be closed", e);
        }
    }

    private static String qualified(Candidate candidate) {
        return IndexStatement.quoted(candidate.table().namespace())
                + "."
                + IndexStatement.quoted(candidate.name());
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed("an index cannot be tried", e);
        }
    }

    private static Problem failed(String what, SQLException e) {
        return new Problem(
                        Code.SQL_FAILED,
                        what + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                        "run it on the target with 'explain' to see why")
                .with("sqlState", String.valueOf(e.getSQLState()))
                .causedBy(e);
    }
}
