package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ListsReplication;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Standbys by their replay lag, slots by the log they retain.
final class ListReplication implements ListsReplication {
    private static final String STANDBYS =
            """
            select coalesce(nullif(application_name, ''), 'pid ' || pid) as name,
                   coalesce(state, 'unknown') as state,
                   extract(epoch from replay_lag)::float8 as lag
            from pg_stat_replication
            order by lag desc nulls last, name
            """;
    private static final String SLOTS =
            """
            select slot_name::text as name, slot_type, active,
                   case when pg_is_in_recovery() then null
                        else pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint end as retained
            from pg_replication_slots
            order by retained desc nulls last, name
            """;

    private final Sessions sessions;

    ListReplication(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Replication list(Target target) {
        return sessions.read(target, ListReplication::read);
    }

    private static Replication read(Connection connection) throws SQLException {
        boolean replica =
                Rows.one(connection, "select pg_is_in_recovery()", row -> row.getBoolean(1));
        List<Standby> standbys = Rows.all(connection, STANDBYS, ListReplication::standby);
        return new Replication(
                replica, standbys, Rows.all(connection, SLOTS, ListReplication::slot));
    }

    private static Standby standby(ResultSet row) throws SQLException {
        return new Standby(row.getString("name"), row.getString("state"), Rows.decimal(row, "lag"));
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(
                row.getString("name"),
                row.getString("slot_type"),
                row.getBoolean("active"),
                Rows.number(row, "retained"));
    }
}
