package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Sees from a second session the locks of a statement that runs in several transactions of its own.
///
/// Such a statement waits for older transactions before it ends. So one is held open with a snapshot and a weak lock on
/// every table that holds rows, until the statement stands still and its locks can be read; then it is let go. VACUUM
/// waits for nobody, so it is made to wait for its own lock.
final class Witness {
    private static final int POLL_MILLIS = 5;
    private static final int PATIENCE_MILLIS = 3_000;
    private static final String TABLES =
            """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
              and c.relpersistence <> 't'
            order by 1 limit 400
            """;
    private static final String WAITS =
            "select count(*) from pg_stat_activity where pid = ? and wait_event_type = 'Lock'";

    private final Shadow shadow;
    private final int pid;
    private Locks seen = Locks.none();

    /// @param pid of the session to be watched
    Witness(Shadow shadow, int pid) {
        this.shadow = shadow;
        this.pid = pid;
    }

    /// Every lock that was held or waited for.
    Locks seen() {
        return seen;
    }

    /// Runs `statement` on a thread of its own and watches it.
    ///
    /// @param sql what it will run
    <T> T watch(String sql, Supplier<T> statement) {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor();
                Connection blocker = shadow.connect();
                Connection eye = shadow.connect()) {
            block(blocker, sql);
            Future<T> running = thread.submit(statement::get);
            look(eye, running);
            Jdbc.run(blocker, "rollback");
            return running.get();
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void block(Connection blocker, String sql) {
        List<String> tables = Jdbc.texts(blocker, TABLES);
        String mode =
                Manner.head(sql).startsWith("vacuum") ? "share update exclusive" : "access share";
        Jdbc.run(blocker, "begin isolation level repeatable read");
        if (!tables.isEmpty()) {
            Jdbc.run(blocker, "lock table " + String.join(", ", tables) + " in " + mode + " mode");
        }
        Jdbc.run(blocker, "select txid_current()");
    }

    private void look(Connection eye, Future<?> running) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!running.isDone() && System.nanoTime() < deadline) {
            seen = seen.with(Locks.of(eye, pid));
            if (Jdbc.number(eye, WAITS, pid) > 0) {
                seen = seen.with(Locks.of(eye, pid));
                return;
            }
            await(running);
        }
    }

    private static void await(Future<?> running) throws InterruptedException {
        try {
            running.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // looked at again by the caller
        }
    }
}
