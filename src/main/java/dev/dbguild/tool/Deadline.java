package dev.dbguild.tool;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a piece of work have so much time and no more. Work that outlives it is interrupted and left to its server's
/// own time-outs.
record Deadline(String what, Duration limit) {

    <T> T run(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread.ofVirtual().name(what).start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new Problem(
                    Code.TIMED_OUT,
                    what + " did not finish in " + limit.toSeconds() + " seconds",
                    "narrow the question, or ask about fewer objects");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new Problem(Code.CANCELLED, what + " was cancelled", "call it again");
        } catch (ExecutionException e) {
            throw problem(e.getCause());
        }
    }

    private Problem problem(@Nullable Throwable cause) {
        return cause instanceof Problem problem
                ? problem
                : new Problem(
                                Code.INTERNAL,
                                what + " failed in a way it should not",
                                "report this with the log of this moment")
                        .causedBy(cause == null ? new IllegalStateException(what) : cause);
    }
}
