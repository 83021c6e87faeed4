package dev.dbguild.engine;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Work on a connection that stops on the server too when its thread is interrupted: by who gave a run up, by a
/// deadline, or by the process that ends.
///
/// The work gets a thread of its own, since an interrupt would cut the connection and leave the server at work.
public final class Cancellable {
    private static final long PATIENCE_SECONDS = 3;

    private Cancellable() {}

    @FunctionalInterface
    public interface Work<T> {
        T run() throws SQLException;
    }

    @FunctionalInterface
    public interface Cancel {
        void run() throws SQLException;
    }

    /// @throws Problem [Code#CANCELLED] once the server has been told, or what the work threw
    public static <T> T run(Work<T> work, Cancel cancel) throws SQLException {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread.ofVirtual().name("dbguild-query").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            cancel.run();
            await(task);
            Thread.currentThread().interrupt();
            throw new Problem(
                    Code.CANCELLED, "the query was cancelled on the server", "send it again");
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    /// Lets the cancelled work end, so that nobody uses its connection beside it.
    private static void await(FutureTask<?> task) {
        try {
            task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException cancelled) {
            return;
        } catch (TimeoutException | InterruptedException e) {
            task.cancel(true);
        }
    }

    private static SQLException thrown(@Nullable Throwable cause) {
        return switch (cause) {
            case SQLException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null -> new SQLException("the work failed for no reason given");
            default -> new SQLException(cause);
        };
    }
}
