package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Client sessions of the whole server, from `pg_stat_activity`.
final class ListActivity implements ListsActivity {
    private static final String SQL =
            """
            select pid, datname, usename, nullif(application_name, '') as application,
                   client_addr::text as client, coalesce(state, 'unknown') as state,
                   wait_event_type || ': ' || wait_event as waiting_for,
                   extract(epoch from now() - xact_start)::float8 as transaction_seconds,
                   extract(epoch from now() - state_change)::float8 as state_seconds,
                   query
            from pg_stat_activity
            where backend_type = 'client backend' and application_name <> 'dbguild' and pid <> pg_backend_pid()
            order by xact_start nulls last, state_change nulls last, pid
            """;
    private static final String LIMITS =
            """
            select current_setting('max_connections')::int as maximum,
                   current_setting('superuser_reserved_connections')::int
                   + coalesce(current_setting('reserved_connections', true), '0')::int as reserved,
                   (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections
            """;

    private final Sessions sessions;

    ListActivity(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Activity list(Target target) {
        return sessions.read(target, ListActivity::read);
    }

    private static Activity read(Connection connection) throws SQLException {
        List<Session> all = Rows.all(connection, SQL, ListActivity::session);
        boolean restricted =
                all.stream().anyMatch(each -> "<insufficient privilege>".equals(each.query()));
        return Rows.one(connection, LIMITS, row -> activity(row, restricted, all));
    }

    private static Activity activity(ResultSet row, boolean restricted, List<Session> all)
            throws SQLException {
        return new Activity(
                row.getInt("maximum"),
                row.getInt("reserved"),
                row.getInt("connections"),
                restricted,
                all);
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getInt("pid"),
                row.getString("datname"),
                row.getString("usename"),
                row.getString("application"),
                row.getString("client"),
                row.getString("state"),
                row.getString("waiting_for"),
                Rows.decimal(row, "transaction_seconds"),
                Rows.decimal(row, "state_seconds"),
                row.getString("query"));
    }
}
