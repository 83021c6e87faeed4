package dev.dbguild.engine.postgres;

import dev.dbguild.engine.Cancellable;
import dev.dbguild.engine.Patience;
import dev.dbguild.engine.ReadsOverJdbc.Reading;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.TargetPools;
import dev.dbguild.engine.TargetPools.Key;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/// Read-only transactions on targets. Sessions in which SQL of callers ran are reset before they return.
final class Sessions implements AutoCloseable {
    private static final String LIMITS =
            """
            set transaction read only;
            set local standard_conforming_strings = on;
            set local statement_timeout = %d;
            set local lock_timeout = %d;
            set local idle_in_transaction_session_timeout = '60s'\
            """;

    /// Once a transaction has taken a snapshot, the server lets nobody make it writable again.
    private static final String SNAPSHOT = "select /* dbguild */ pg_current_snapshot()";

    private static final String SNAPSHOT_BEFORE_13 = "select /* dbguild */ txid_current_snapshot()";

    private final TargetPools pools = new TargetPools(Connecting::to);

    /// Runs our own SQL.
    <T> T read(Target target, Reading<T> reading) {
        return run(new Key(target, false), reading);
    }

    /// Runs SQL that a caller wrote, so that nothing it may have left in the session reaches the next one.
    <T> T readForCaller(Target target, Reading<T> reading) {
        return run(new Key(target, true), reading);
    }

    private <T> T run(Key key, Reading<T> reading) {
        Target target = key.target();
        String limits = limits(Patience.present());
        try (Connection connection = borrow(key)) {
            try {
                return Cancellable.run(
                        () -> {
                            begin(connection, limits, key.callers());
                            T result = reading.on(connection);
                            endOwn(connection, key.callers());
                            return result;
                        },
                        () -> connection.unwrap(PGConnection.class).cancelQuery());
            } catch (SQLException e) {
                throw Failures.ofStatement(target, e);
            } finally {
                giveBack(connection, key.callers());
            }
        } catch (SQLException e) {
            throw Failures.ofConnection(target, e);
        }
    }

    private static String limits(Patience patience) {
        return LIMITS.formatted(patience.statement().toMillis(), patience.lock().toMillis());
    }

    private static void begin(Connection connection, String limits, boolean caller)
            throws SQLException {
        execute(connection, limits);
        if (caller) {
            execute(connection, Rows.major(connection) < 13 ? SNAPSHOT_BEFORE_13 : SNAPSHOT);
        }
    }

    /// Our own SQL leaves nothing that a rollback would undo; rolled back, it would count as failed in the target's
    /// statistics.
    private static void endOwn(Connection connection, boolean caller) throws SQLException {
        if (!caller) {
            connection.commit();
        }
    }

    private Connection borrow(Key key) throws SQLException {
        Connection connection = pools.borrow(key);
        connection.setAutoCommit(false);
        return connection;
    }

    /// Ends the transaction without keeping anything. A session that cannot be reset is closed, and the pool drops it.
    private static void giveBack(Connection connection, boolean reset) throws SQLException {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            if (reset) {
                execute(connection, "discard all");
            }
        } catch (SQLException e) {
            connection.unwrap(Connection.class).close();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        pools.close();
    }
}
