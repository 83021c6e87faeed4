package dev.dbguild.engine.postgres;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Patience;
import dev.dbguild.engine.ReadsOverJdbc.Reading;
import dev.dbguild.engine.Target;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Read-only transactions on targets: one small pool a target, opened at first use, each borrowed session rolled back
/// and reset before it returns.
final class Sessions implements AutoCloseable {
    private static final String LIMITS =
            """
            set local standard_conforming_strings = on;
            set local statement_timeout = %d;
            set local lock_timeout = %d;
            set local idle_in_transaction_session_timeout = '60s'\
            """;

    private final Map<Target, AgroalDataSource> pools = new ConcurrentHashMap<>();

    /// Runs our own SQL.
    <T> T read(Target target, Reading<T> reading) {
        return run(target, reading, false);
    }

    /// Runs SQL that a caller wrote, so that nothing it may have left in the session reaches the next one.
    <T> T readForCaller(Target target, Reading<T> reading) {
        return run(target, reading, true);
    }

    private <T> T run(Target target, Reading<T> reading, boolean reset) {
        try (Connection connection = borrow(target)) {
            try {
                execute(connection, limits(Patience.present()));
                return reading.on(connection);
            } catch (SQLException e) {
                throw Failures.ofStatement(target, e);
            } finally {
                giveBack(target, connection, reset);
            }
        } catch (SQLException e) {
            throw Failures.ofConnection(target, e);
        }
    }

    private static String limits(Patience patience) {
        return LIMITS.formatted(patience.statement().toMillis(), patience.lock().toMillis());
    }

    private Connection borrow(Target target) throws SQLException {
        AgroalDataSource pool = pools.computeIfAbsent(target, Pools::open);
        try {
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            if (pool.getMetrics().activeCount() >= Pools.SIZE) {
                throw new Problem(
                                Code.TOO_MANY,
                                "all "
                                        + Pools.SIZE
                                        + " connections to '"
                                        + target.name()
                                        + "' are in use",
                                "try again in a moment")
                        .with("target", target.name());
            }
            throw e;
        }
    }

    private void giveBack(Target target, Connection connection, boolean reset) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            if (reset) {
                execute(connection, "discard all");
            }
        } catch (SQLException e) {
            discard(target);
        }
    }

    /// Closes the pool of a target whose session could not be reset; the next use opens a fresh one.
    private void discard(Target target) {
        AgroalDataSource pool = pools.remove(target);
        if (pool != null) {
            pool.flush(FlushMode.GRACEFUL);
            pool.close();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        pools.values().forEach(AgroalDataSource::close);
        pools.clear();
    }
}
