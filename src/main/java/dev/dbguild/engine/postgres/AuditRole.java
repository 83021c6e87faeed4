package dev.dbguild.engine.postgres;

import dev.dbguild.engine.AuditsRole;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Role attributes, powerful memberships and grants of the connected user.
final class AuditRole implements AuditsRole {
    private static final String SQL =
            """
            select r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication,
                   pg_has_role('pg_read_all_stats', 'usage') as reads_statistics,
                   array(select p.rolname::text from pg_roles p
                         where p.rolname in ('pg_write_server_files', 'pg_read_server_files',
                                             'pg_execute_server_program', 'pg_write_all_data', 'pg_signal_backend',
                                             'pg_maintain', 'pg_checkpoint', 'pg_create_subscription')
                           and not r.rolsuper and pg_has_role(p.oid, 'usage')
                         order by 1) as memberships,
                   has_database_privilege(current_database(), 'create') as creates_schemas,
                   (select count(*) from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind in ('r', 'p', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                      and has_table_privilege(c.oid, 'insert, update, delete, truncate')) as writable,
                   (select count(*) from pg_class c
                    where c.relowner = r.oid and c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm', 'f')) as owned
            from pg_roles r
            where r.rolname = current_user
            """;

    private final Sessions sessions;

    AuditRole(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public RoleAudit audit(Target target) {
        return sessions.read(target, AuditRole::read);
    }

    private static RoleAudit read(Connection connection) throws SQLException {
        return OwnRows.one(connection, SQL, AuditRole::role);
    }

    private static RoleAudit role(ResultSet row) throws SQLException {
        return new RoleAudit(
                row.getString("rolname"),
                row.getBoolean("rolsuper"),
                row.getBoolean("rolbypassrls"),
                row.getBoolean("reads_statistics"),
                row.getLong("writable"),
                dangers(row));
    }

    private static List<String> dangers(ResultSet row) throws SQLException {
        List<String> dangers = new ArrayList<>();
        add(dangers, row.getBoolean("rolsuper"), "it is a superuser");
        add(dangers, row.getBoolean("rolbypassrls"), "it bypasses row-level security");
        add(dangers, row.getBoolean("rolcreaterole"), "it may create roles");
        add(dangers, row.getBoolean("rolcreatedb"), "it may create databases");
        add(dangers, row.getBoolean("rolreplication"), "it may replicate the server");
        add(dangers, row.getBoolean("creates_schemas"), "it may create schemas in this database");
        for (String role : Rows.texts(row, "memberships")) {
            dangers.add("it is a member of " + role);
        }
        long writable = row.getLong("writable");
        add(dangers, writable > 0, "it may write to " + writable + " tables");
        long owned = row.getLong("owned");
        add(dangers, owned > 0, "it owns " + owned + " tables and views");
        return dangers;
    }

    private static void add(List<String> dangers, boolean holds, String danger) {
        if (holds) {
            dangers.add(danger);
        }
    }
}
