package dev.dbguild.engine.postgres;

import dev.dbguild.engine.CountsTransactions;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The counters of `pg_stat_database`; broken pages of the shared catalogue count too.
final class CountTransactions implements CountsTransactions {
    private static final String SQL =
            """
            select stats_reset, xact_commit, xact_rollback, deadlocks, temp_files, temp_bytes,
                   checksum_failures + coalesce((select checksum_failures from pg_stat_database where datid = 0), 0)
                       as checksum_failures
            from pg_stat_database
            where datname = current_database()
            """;

    private final Sessions sessions;

    CountTransactions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Transactions count(Target target) {
        return sessions.read(target, CountTransactions::read);
    }

    private static Transactions read(Connection connection) throws SQLException {
        return OwnRows.one(connection, SQL, CountTransactions::transactions);
    }

    private static Transactions transactions(ResultSet row) throws SQLException {
        return new Transactions(
                Rows.instant(row, "stats_reset"),
                row.getLong("xact_commit"),
                row.getLong("xact_rollback"),
                row.getLong("deadlocks"),
                row.getLong("temp_files"),
                row.getLong("temp_bytes"),
                OwnRows.number(row, "checksum_failures"));
    }
}
