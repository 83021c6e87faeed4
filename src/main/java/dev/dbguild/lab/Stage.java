package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One session in a shadow, on which statements are observed.
final class Stage implements AutoCloseable {
    private static final String MARK = "dbguild_rehearsal";
    private static final int MOST_ROLES = 16;

    private final Shadow shadow;
    private final Connection connection;
    private final Runner runner;
    private final int pid;
    private boolean open;
    private boolean tuned;
    private @Nullable Relations start;

    Stage(Shadow shadow) {
        this.shadow = shadow;
        this.connection = shadow.connect();
        this.runner = new Runner(connection, shadow);
        this.pid = (int) Jdbc.number(connection, "select pg_backend_pid()");
    }

    /// Opens a transaction where none is open.
    void begin() {
        if (!open) {
            Jdbc.run(connection, "begin");
            open = true;
            start = null;
        }
    }

    void end() {
        if (open) {
            runner.run("commit");
            open = false;
        }
    }

    /// Runs a statement without looking at what it does.
    Runner.Result rush(String sql) {
        tuned |= Manner.of(sql) == Manner.SESSION || sql.contains("set_config");
        return tried(sql, false);
    }

    /// Runs a statement; a role that it misses is made, and it is run again.
    private Runner.Result tried(String sql, boolean shielded) {
        Runner.Result result = runner.run(sql);
        for (int i = 0; i < MOST_ROLES && runner.madeRole(sql, result); i++) {
            if (shielded) {
                Jdbc.run(connection, "rollback to savepoint " + MARK);
            }
            Jdbc.number(connection, "select count(*) from pg_roles"); // the session hears of it
            result = runner.run(sql);
        }
        return result;
    }

    /// Forgets what the script before has set: the next begins with a session of its own.
    void reset() {
        if (tuned) {
            Jdbc.run(connection, "reset session authorization", "reset role", "reset all");
            tuned = false;
        }
    }

    SchemaState schema() {
        return SchemaState.of(connection);
    }

    Observation play(int index, String sql) {
        Manner manner = Manner.of(sql);
        tuned |= manner == Manner.SESSION || sql.contains("set_config");
        return switch (manner) {
            case BEGIN -> turn(index, sql, true);
            case END -> turn(index, sql, false);
            case SESSION -> only(index, open ? runner.run(sql) : tried(sql, false));
            case OUTSIDE -> open ? inside(index, sql) : outside(index, sql);
            case INSIDE -> open ? inside(index, sql) : alone(index, sql);
        };
    }

    private Observation turn(int index, String sql, boolean opens) {
        Runner.Result result = runner.run(sql);
        open = result.succeeded() ? opens : open && opens;
        start = null;
        return only(index, result);
    }

    /// In a transaction of its own.
    private Observation alone(int index, String sql) {
        Jdbc.run(connection, "begin");
        start = null;
        Observation observation = shielded(index, sql, false);
        start = null;
        Runner.Result commit = runner.run("commit");
        return commit.failure() == null ? observation : only(index, commit);
    }

    /// In the script's transaction: a failure is undone to just before the statement.
    private Observation inside(int index, String sql) {
        return shielded(index, sql, true);
    }

    private Observation shielded(int index, String sql, boolean inTransaction) {
        Jdbc.run(connection, "savepoint " + MARK);
        Observation observation = watched(index, sql, inTransaction);
        if (!observation.succeeded() || !runner.run("release savepoint " + MARK).succeeded()) {
            Jdbc.run(connection, "rollback to savepoint " + MARK);
        }
        return observation;
    }

    private Observation watched(int index, String sql, boolean inTransaction) {
        Relations before = Relations.of(connection);
        Relations beginning = start == null ? before : start;
        start = beginning;
        Locks locksBefore = Locks.of(connection, pid);
        Runner.Result result = tried(sql, true);
        if (!result.succeeded() || result.byAdministrator()) {
            return only(index, result, inTransaction);
        }
        Locks locks = Locks.of(connection, pid);
        Relations after = Relations.of(connection);
        boolean empties = Manner.head(sql).startsWith("truncate");
        return new Observation(
                index,
                inTransaction,
                locks.without(locksBefore).named(beginning, before, after),
                locks.named(beginning, before, after),
                empties ? List.of() : after.rewrittenSince(before),
                empties ? List.of() : after.builtSince(before),
                empties ? List.of() : after.scannedSince(before),
                after.constraintsSince(before),
                result.notices(),
                null,
                result.duration());
    }

    /// Outside any transaction, seen by a second session.
    private Observation outside(int index, String sql) {
        Relations before = Relations.of(connection);
        Witness witness = new Witness(shadow, pid);
        Runner.Result result = witness.watch(sql, () -> runner.run(sql));
        Relations after = Relations.of(connection);
        List<HeldLock> locks = witness.seen().named(before, before, after);
        return new Observation(
                index,
                false,
                locks,
                locks,
                after.rewrittenSince(before),
                after.builtSince(before),
                readSince(before, after),
                after.constraintsSince(before),
                result.notices(),
                result.failure(),
                result.duration());
    }

    /// The counters of scans ended with the transaction: who writes a table anew or builds an index has read it.
    private static List<String> readSince(Relations before, Relations after) {
        return Stream.concat(
                        after.rewrittenSince(before).stream(), after.indexedSince(before).stream())
                .distinct()
                .sorted()
                .toList();
    }

    static Observation only(int index, Runner.Result result) {
        return only(index, result, false);
    }

    private static Observation only(int index, Runner.Result result, boolean inTransaction) {
        return new Observation(
                index,
                inTransaction,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                result.notices(),
                result.failure(),
                result.duration());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }
}
