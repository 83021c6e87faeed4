package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ListsTriggers;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Triggers that are switched off, those that enforce foreign keys included.
final class ListTriggers implements ListsTriggers {
    private static final String SQL =
            """
            select n.nspname, c.relname, t.tgname, coalesce(k.conname, '') as conname, t.tgenabled = 'R' as on_replicas
            from pg_trigger t
            join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_constraint k on k.oid = t.tgconstraint and t.tgisinternal
            where t.tgenabled in ('D', 'R') and n.nspname !~ '^pg_'
            order by n.nspname, c.relname, conname, t.tgname
            """;

    private final Sessions sessions;

    ListTriggers(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<DisabledTrigger> list(Target target) {
        return sessions.read(target, ListTriggers::read);
    }

    private static List<DisabledTrigger> read(Connection connection) throws SQLException {
        return OwnRows.all(connection, SQL, ListTriggers::trigger);
    }

    private static DisabledTrigger trigger(ResultSet row) throws SQLException {
        return new DisabledTrigger(
                row.getString("nspname"),
                row.getString("relname"),
                row.getString("tgname"),
                row.getString("conname"),
                row.getBoolean("on_replicas"));
    }
}
