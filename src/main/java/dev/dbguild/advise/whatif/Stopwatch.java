package dev.dbguild.advise.whatif;

import dev.dbguild.Problem;
import dev.dbguild.engine.OpenQuery;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Times queries on a copy of the rows, on a warm cache.
final class Stopwatch {
    private static final int RUNS = 5;
    private static final double SLOW = 2_000;

    private Stopwatch() {}

    /// The median of five runs after one that warms the cache; a slow one runs once more only. Null when it changes rows,
    /// has open parameters, fails, or takes over 20 s.
    static @Nullable Double median(Session session, AskedQuery query) {
        if (!query.reads() || OpenQuery.of(query.sql()).isOpen()) {
            return null;
        }
        session.run("savepoint timed");
        try {
            session.run("set local statement_timeout = '20s'");
            int runs = run(session, query) > SLOW ? 1 : RUNS;
            double[] times =
                    DoubleStream.generate(() -> run(session, query)).limit(runs).sorted().toArray();
            return times[times.length / 2];
        } catch (Problem problem) {
            return null;
        } finally {
            session.run("rollback to savepoint timed");
        }
    }

    private static double run(Session session, AskedQuery query) {
        Double took = session.plan(query.sql(), "analyze, timing off, format json").executionMs();
        return took == null ? 0 : took;
    }
}
