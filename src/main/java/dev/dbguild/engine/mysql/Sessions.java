package dev.dbguild.engine.mysql;

import dev.dbguild.engine.Cancellable;
import dev.dbguild.engine.Patience;
import dev.dbguild.engine.ReadsOverJdbc.Reading;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.TargetPools;
import dev.dbguild.engine.TargetPools.Key;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Read-only transactions on targets. Each borrowed session gets its modes and limits, is rolled back, and is reset by
/// the server before it returns: user variables, locks, temporary tables and prepared statements do not outlive the
/// statement that made them.
final class Sessions implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Sessions.class.getName());

    private final TargetPools pools = new TargetPools(Connecting::to);
    private final Map<Target, Dialect> dialects = new ConcurrentHashMap<>();

    /// Runs our own SQL.
    <T> T read(Target target, Reading<T> reading) {
        return run(new Key(target, false), reading);
    }

    /// Runs SQL that a caller wrote and the gate admitted.
    <T> T readForCaller(Target target, Reading<T> reading) {
        return run(new Key(target, true), reading);
    }

    private <T> T run(Key key, Reading<T> reading) {
        Patience patience = Patience.present();
        try (Connection connection = pools.borrow(key)) {
            try {
                return Cancellable.run(
                        () -> {
                            begin(key.target(), connection, patience);
                            return reading.on(connection);
                        },
                        () -> driver(connection).cancelCurrentQuery());
            } catch (SQLException e) {
                throw Failures.ofStatement(key.target(), e);
            } finally {
                giveBack(connection);
            }
        } catch (SQLException e) {
            throw Failures.ofConnection(key.target(), e);
        }
    }

    /// What the target is; asked once.
    Dialect dialect(Target target) {
        Dialect known = dialects.get(target);
        return known == null ? read(target, connection -> dialect(target, connection)) : known;
    }

    private Dialect dialect(Target target, Connection connection) throws SQLException {
        Dialect known = dialects.get(target);
        if (known == null) {
            known = Dialect.read(connection);
            dialects.put(target, known);
        }
        return known;
    }

    private void begin(Target target, Connection connection, Patience patience)
            throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) patience.statement().toMillis() + 4_000);
        Rows.execute(connection, dialect(target, connection).limits(patience));
        Rows.execute(connection, "set names utf8mb4");
        Rows.execute(connection, "set session transaction read only");
        Rows.execute(connection, "start transaction read only");
    }

    private static void giveBack(Connection connection) {
        try {
            Rows.execute(connection, "rollback");
            driver(connection).reset();
        } catch (SQLException e) {
            abandon(connection);
        }
    }

    /// Has the server stop what the session does; what it still sends is not read, so the session ends with it.
    static void end(Connection connection) throws SQLException {
        driver(connection).cancelCurrentQuery();
        abandon(connection);
    }

    /// The pool finds the connection dead and opens another.
    private static void abandon(Connection connection) {
        try {
            driver(connection).abort(Runnable::run);
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "a connection could not be closed", e);
        }
    }

    private static org.mariadb.jdbc.Connection driver(Connection connection) throws SQLException {
        return connection.unwrap(org.mariadb.jdbc.Connection.class);
    }

    @Override
    public void close() {
        pools.close();
        dialects.clear();
    }
}
