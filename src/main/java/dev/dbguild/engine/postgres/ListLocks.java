package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ListsLocks;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Waiters and their blockers, from `pg_blocking_pids`.
final class ListLocks implements ListsLocks {
    private static final String HELD =
            """
            select mode, count(*) as held
            from pg_locks
            where granted and pid <> pg_backend_pid() and locktype <> 'virtualxid'
              and (database is null or database = (select oid from pg_database where datname = current_database()))
            group by mode
            order by held desc, mode
            """;
    private static final String PARTICIPANTS =
            """
            with waiting as (
                select l.pid, pg_blocking_pids(l.pid) as blockers, l.mode,
                       coalesce(case when l.database = (select oid from pg_database
                                                        where datname = current_database())
                                     then l.relation::regclass::text end,
                                l.locktype) as wanted,
                       %s as since
                from pg_locks l
                where not l.granted
            ), involved as (
                select pid from waiting
                union
                select unnest(blockers) from waiting
            )
            select i.pid, coalesce(w.blockers, '{}') as blockers, a.usename,
                   nullif(a.application_name, '') as application, coalesce(a.state, 'unknown') as state,
                   w.mode, w.wanted,
                   extract(epoch from clock_timestamp() - coalesce(w.since, a.query_start))::float8
                       * case when w.pid is null then null else 1 end as waiting_seconds,
                   extract(epoch from clock_timestamp() - a.xact_start)::float8 as transaction_seconds,
                   a.query
            from involved i
            left join waiting w on w.pid = i.pid
            left join pg_stat_activity a on a.pid = i.pid
            order by i.pid
            """;

    private static final String SHUT =
            """
            select distinct case when n.nspname = 'public' then c.relname::text
                                 else n.nspname || '.' || c.relname end as name
            from pg_locks l
            join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p', 'm')
            join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_'
            where l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid()
              and l.database = (select oid from pg_database where datname = current_database())
            order by name
            """;

    private final Sessions sessions;

    ListLocks(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Locks list(Target target) {
        return sessions.read(target, ListLocks::read);
    }

    private static Locks read(Connection connection) throws SQLException {
        String since = Rows.major(connection) >= 14 ? "l.waitstart" : "null::timestamptz";
        return new Locks(
                OwnRows.all(connection, HELD, ListLocks::held),
                OwnRows.all(connection, PARTICIPANTS.replace("%s", since), ListLocks::participant),
                OwnRows.all(connection, SHUT, row -> row.getString("name")));
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(row.getString("mode"), row.getLong("held"));
    }

    private static Participant participant(ResultSet row) throws SQLException {
        return new Participant(
                row.getInt("pid"),
                List.of((Integer[]) row.getArray("blockers").getArray()),
                row.getString("usename"),
                row.getString("application"),
                row.getString("state"),
                row.getString("mode"),
                row.getString("wanted"),
                OwnRows.decimal(row, "waiting_seconds"),
                OwnRows.decimal(row, "transaction_seconds"),
                row.getString("query"));
    }
}
