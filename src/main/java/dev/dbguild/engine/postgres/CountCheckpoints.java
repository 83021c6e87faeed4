package dev.dbguild.engine.postgres;

import dev.dbguild.engine.CountsCheckpoints;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;

/// The counters of `pg_stat_checkpointer`, which before 17 were in `pg_stat_bgwriter`.
final class CountCheckpoints implements CountsCheckpoints {
    private static final String SQL =
            "select num_timed as timed, num_requested as requested, stats_reset from pg_stat_checkpointer";
    private static final String BEFORE_17 =
            "select checkpoints_timed as timed, checkpoints_req as requested, stats_reset from pg_stat_bgwriter";

    private final Sessions sessions;

    CountCheckpoints(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Checkpoints count(Target target) {
        return sessions.read(target, CountCheckpoints::read);
    }

    private static Checkpoints read(Connection connection) throws SQLException {
        return OwnRows.one(
                connection,
                Rows.major(connection) >= 17 ? SQL : BEFORE_17,
                row ->
                        new Checkpoints(
                                row.getLong("timed"),
                                row.getLong("requested"),
                                Rows.instant(row, "stats_reset")));
    }
}
