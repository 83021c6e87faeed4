package dev.dbguild.store;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.RunStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs and events in PostgreSQL. Every call is a transaction of its own, committed when it returns.
///
/// Thread-safe. Fails with [Code#DATABASE_UNREACHABLE] while the database is away; later calls try anew.
public final class PostgresRunStore implements RunStore {
    private static final String DUPLICATE_KEY = "23505";
    private final StateDatabase state;

    /// @param database after [Migrations#apply]; its connections commit automatically
    public PostgresRunStore(DataSource database) {
        this.state = new StateDatabase(database);
    }

    @Override
    public void create(Run run) {
        try {
            state.change(RunRows.INSERT, statement -> RunRows.insert(statement, run));
        } catch (Problem problem) {
            throw isDuplicate(problem) ? exists(run.id()) : problem;
        }
    }

    @Override
    public void append(RunEvent event) {
        try {
            state.change(EventRows.INSERT, statement -> EventRows.insert(statement, event));
        } catch (Problem problem) {
            throw isDuplicate(problem) ? outOfOrder(event) : problem;
        }
    }

    @Override
    public void update(Run run) {
        state.change(RunRows.UPDATE, statement -> RunRows.update(statement, run));
    }

    @Override
    public Optional<Run> find(String id) {
        return state
                .rows(RunRows.FIND, statement -> statement.setString(1, id), RunRows::read)
                .stream()
                .findFirst();
    }

    @Override
    public List<Run> list(int limit, @Nullable String before) {
        if (before == null) {
            return state.rows(
                    RunRows.NEWEST, statement -> statement.setInt(1, limit), RunRows::read);
        }
        return state.rows(
                RunRows.BEFORE,
                statement -> {
                    statement.setString(1, before);
                    statement.setInt(2, limit);
                },
                RunRows::read);
    }

    @Override
    public List<RunEvent> events(String run, long after, int limit) {
        return state.rows(
                EventRows.AFTER,
                statement -> {
                    statement.setString(1, run);
                    statement.setLong(2, after);
                    statement.setInt(3, limit);
                },
                EventRows::read);
    }

    @Override
    public int interruptUnfinished() {
        return new InterruptedRuns(this, state).close();
    }

    private static boolean isDuplicate(Problem problem) {
        return problem.getCause() instanceof SQLException failure
                && DUPLICATE_KEY.equals(failure.getSQLState());
    }

    private static Problem exists(String run) {
        return new Problem(Code.CONFLICT, "run '" + run + "' exists already", "use another id");
    }

    private static Problem outOfOrder(RunEvent event) {
        return new Problem(
                Code.CONFLICT,
                "run '%s' has an event %d already".formatted(event.run(), event.sequence()),
                "let one process handle a run");
    }
}
