package dev.dbguild.engine.postgres;

import dev.dbguild.engine.MeasuresWraparound;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Transaction and multixact age of the present database, its oldest tables, and who holds the horizon back.
final class MeasureWraparound implements MeasuresWraparound {
    private static final String SQL =
            """
            select age(datfrozenxid) as xid_age, mxid_age(datminmxid) as multixact_age,
                   current_setting('autovacuum_freeze_max_age')::bigint as freeze_max_age,
                   current_setting('autovacuum_multixact_freeze_max_age')::bigint as multixact_freeze_max_age
            from pg_database
            where datname = current_database()
            """;

    /// A table may lower the server's limits, never raise them.
    private static final String TABLES =
            """
            with aged as (
                select coalesce(main.oid, c.oid) as table_oid, c.relkind = 't' as toast,
                       age(c.relfrozenxid)::bigint as xid_age, mxid_age(c.relminmxid)::bigint as multixact_age,
                       least((o.own ->> 'autovacuum_freeze_max_age')::bigint,
                             current_setting('autovacuum_freeze_max_age')::bigint) as xid_limit,
                       least((o.own ->> 'autovacuum_multixact_freeze_max_age')::bigint,
                             current_setting('autovacuum_multixact_freeze_max_age')::bigint) as multixact_limit
                from pg_class c
                left join pg_class main on main.reltoastrelid = c.oid
                left join lateral (select jsonb_object_agg(option_name, option_value) as own
                                   from pg_options_to_table(c.reloptions)) o on true
                where c.relkind in ('r', 'm', 't') and c.relfrozenxid <> '0'::xid
            )
            select n.nspname, c.relname, toast, xid_age, xid_limit, multixact_age, multixact_limit
            from aged
            join pg_class c on c.oid = table_oid
            join pg_namespace n on n.oid = c.relnamespace
            order by greatest(xid_age::float8 / xid_limit, multixact_age::float8 / multixact_limit) desc,
                     n.nspname, c.relname, toast
            limit 20
            """;

    private static final String HOLDERS =
            """
            select 'session' as kind, pid::text as name, xact_start as began,
                   greatest(age(backend_xmin), age(backend_xid))::bigint as xid_age
            from pg_stat_activity
            where coalesce(backend_xmin, backend_xid) is not null and pid <> pg_backend_pid()
              and backend_type = 'client backend'
            union all
            select 'prepared transaction', gid, prepared, age(transaction)::bigint from pg_prepared_xacts
            union all
            select 'slot', slot_name::text, null, age(coalesce(xmin, catalog_xmin))::bigint
            from pg_replication_slots
            where coalesce(xmin, catalog_xmin) is not null
            union all
            select 'standby', coalesce(nullif(application_name, ''), pid::text), null, age(backend_xmin)::bigint
            from pg_stat_replication
            where backend_xmin is not null
            order by xid_age desc, began nulls first, kind, name
            limit 20
            """;

    private final Sessions sessions;

    MeasureWraparound(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Wraparound measure(Target target) {
        return sessions.read(target, MeasureWraparound::read);
    }

    private static Wraparound read(Connection connection) throws SQLException {
        List<TableAge> tables = OwnRows.all(connection, TABLES, MeasureWraparound::table);
        List<Holder> holders = OwnRows.all(connection, HOLDERS, MeasureWraparound::holder);
        return OwnRows.one(
                connection,
                SQL,
                row ->
                        new Wraparound(
                                row.getLong("xid_age"),
                                row.getLong("freeze_max_age"),
                                row.getLong("multixact_age"),
                                row.getLong("multixact_freeze_max_age"),
                                tables,
                                holders));
    }

    private static TableAge table(ResultSet row) throws SQLException {
        return new TableAge(
                row.getString("nspname"),
                row.getString("relname"),
                row.getBoolean("toast"),
                row.getLong("xid_age"),
                row.getLong("xid_limit"),
                row.getLong("multixact_age"),
                row.getLong("multixact_limit"));
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(row.getString("kind"), row.getString("name"), row.getLong("xid_age"));
    }
}
