package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.OwnRows;
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
                   case when state = 'active'
                        then extract(epoch from now() - query_start)::float8 end as query_seconds,
                   query
            from pg_stat_activity
            where %s and coalesce(application_name, '') <> 'dbguild' and pid <> pg_backend_pid()
            order by xact_start nulls last, state_change nulls last, pid
            """;
    private static final String LIMITS =
            """
            select current_setting('max_connections')::int as maximum,
                   current_setting('superuser_reserved_connections')::int
                   + coalesce(current_setting('reserved_connections', true), '0')::int as reserved,
                   (select count(*) from pg_stat_activity where %s) as connections
            """;
    private static final String LIMITED =
            """
            select 'role' as kind, r.rolname::text as name, r.rolconnlimit as most,
                   (select count(*) from pg_stat_activity where usesysid = r.oid and %1$s) as used
            from pg_roles r
            where r.rolconnlimit > 0 and not r.rolsuper
            union all
            select 'database', d.datname::text, d.datconnlimit,
                   (select count(*) from pg_stat_activity where datid = d.oid and %1$s)
            from pg_database d
            where d.datconnlimit > 0
            order by kind, name
            """;
    private static final String PREPARED =
            """
            select gid, owner::text as owner, database::text as database, age(transaction)::bigint as xid_age,
                   extract(epoch from now() - prepared)::float8 as seconds
            from pg_prepared_xacts
            order by prepared, gid
            """;

    /// A role that may not see a session sees neither its kind: then those with a database and a user are clients.
    private static final String CLIENT =
            "coalesce(backend_type, case when datid is not null and usesysid is not null"
                    + " then 'client backend' end) = 'client backend'";

    private final Sessions sessions;

    ListActivity(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Activity list(Target target) {
        return sessions.read(target, ListActivity::read);
    }

    private static Activity read(Connection connection) throws SQLException {
        List<Session> all =
                OwnRows.all(connection, SQL.replace("%s", CLIENT), ListActivity::session);
        boolean restricted =
                all.stream().anyMatch(each -> "<insufficient privilege>".equals(each.query()));
        List<Limit> limits =
                OwnRows.all(connection, LIMITED.replace("%1$s", CLIENT), ListActivity::limit);
        List<Prepared> prepared = OwnRows.all(connection, PREPARED, ListActivity::prepared);
        return OwnRows.one(
                connection,
                LIMITS.replace("%s", CLIENT),
                row ->
                        new Activity(
                                row.getInt("maximum"),
                                row.getInt("reserved"),
                                row.getInt("connections"),
                                restricted,
                                all,
                                limits,
                                prepared));
    }

    private static Limit limit(ResultSet row) throws SQLException {
        return new Limit(
                row.getString("kind"),
                row.getString("name"),
                row.getInt("most"),
                row.getInt("used"));
    }

    private static Prepared prepared(ResultSet row) throws SQLException {
        return new Prepared(
                row.getString("gid"),
                row.getString("owner"),
                row.getString("database"),
                row.getDouble("seconds"),
                row.getLong("xid_age"));
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
                OwnRows.decimal(row, "transaction_seconds"),
                OwnRows.decimal(row, "state_seconds"),
                OwnRows.decimal(row, "query_seconds"),
                row.getString("query"));
    }
}
