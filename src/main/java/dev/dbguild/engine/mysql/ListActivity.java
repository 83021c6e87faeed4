package dev.dbguild.engine.mysql;

import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The server's process list, with the transactions InnoDB knows of.
final class ListActivity implements ListsActivity {
    private static final String SESSIONS =
            """
            select p.id as id, p.db as name, p.user as account, p.host as host, p.command as command,
                   p.state as state, p.time as seconds, p.info as query,
                   timestampdiff(second, x.trx_started, now()) as transaction_seconds
            from information_schema.processlist p
            left join information_schema.innodb_trx x on x.trx_mysql_thread_id = p.id
            where p.command not in ('Daemon', 'Binlog Dump', 'Slave_IO', 'Slave_SQL', 'Slave_worker')
              and p.id <> connection_id() and coalesce(p.info, '') not like '%/* dbguild */%'
            order by transaction_seconds is null, transaction_seconds desc, p.id\
            """;
    private static final String WITHOUT_TRANSACTIONS =
            SESSIONS.replaceFirst("timestampdiff\\([^)]*\\)\\)", "null")
                    .replaceFirst("left join[^\n]*\n", "");
    private static final String LIMITS =
            "select @@max_connections as most, count(*) as used from information_schema.processlist";

    private final Sessions sessions;

    ListActivity(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Activity list(Target target) {
        boolean sees = new AuditRole(sessions).audit(target).readsStatistics();
        return sessions.read(target, connection -> list(connection, sees));
    }

    private static Activity list(Connection connection, boolean sees) throws SQLException {
        List<Session> found =
                OwnRows.all(
                        connection, sees ? SESSIONS : WITHOUT_TRANSACTIONS, ListActivity::session);
        int most = OwnRows.one(connection, LIMITS, row -> row.getInt("most"));
        int used = OwnRows.one(connection, LIMITS, row -> row.getInt("used"));
        return new Activity(most, 1, used, !sees, found, List.of(), List.of());
    }

    private static Session session(ResultSet row) throws SQLException {
        Double inTransaction = OwnRows.decimal(row, "transaction_seconds");
        return new Session(
                row.getInt("id"),
                row.getString("name"),
                row.getString("account"),
                null,
                row.getString("host"),
                state(row.getString("command"), inTransaction),
                waits(row.getString("state")),
                inTransaction,
                OwnRows.decimal(row, "seconds"),
                row.getString("query") == null ? null : OwnRows.decimal(row, "seconds"),
                row.getString("query"));
    }

    /// In the words of the contract.
    private static String state(String command, @Nullable Double inTransaction) {
        if (!command.equals("Sleep")) {
            return "active";
        }
        return inTransaction == null ? "idle" : "idle in transaction";
    }

    private static @Nullable String waits(@Nullable String state) {
        return state != null && state.toLowerCase(Locale.ROOT).contains("lock") ? state : null;
    }
}
