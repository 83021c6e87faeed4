package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ListsReplication;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Standbys by their replay lag, slots by the log they retain, the archiver by its last failure.
final class ListReplication implements ListsReplication {
    private static final String STANDBYS =
            """
            select coalesce(nullif(application_name, ''), 'pid ' || pid) as name,
                   coalesce(state, 'unknown') as state,
                   extract(epoch from replay_lag)::float8 as lag,
                   case when not pg_is_in_recovery()
                        then pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::bigint end as lag_bytes
            from pg_stat_replication
            order by lag desc nulls last, name
            """;

    /// Read through `jsonb`, where a column that a major does not have is null.
    private static final String SLOTS =
            """
            select slot_name::text as name, slot_type, active,
                   pg_wal_lsn_diff(case when pg_is_in_recovery() then pg_last_wal_replay_lsn()
                                        else pg_current_wal_lsn() end, restart_lsn)::bigint as retained,
                   coalesce(j ->> 'invalidation_reason',
                            case when j ->> 'wal_status' = 'lost' then 'wal_removed'
                                 when (j ->> 'conflicting')::bool then 'conflict' end) as lost,
                   (j ->> 'inactive_since')::timestamptz as inactive_since
            from pg_replication_slots s
            cross join lateral to_jsonb(s) j
            order by retained desc nulls last, name
            """;

    /// A standby that has replayed all it received is up to date only while something is received.
    private static final String SERVER =
            """
            select pg_is_in_recovery() as replica,
                   case when not pg_is_in_recovery() then null
                        when exists (select from pg_stat_wal_receiver)
                             and pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
                        else extract(epoch from now() - pg_last_xact_replay_timestamp()) end::float8 as delay,
                   nullif(pg_size_bytes(current_setting('max_slot_wal_keep_size')), -1) as slot_limit,
                   current_setting('archive_mode') <> 'off' as archives,
                   archived_count, failed_count,
                   case when last_failed_time > coalesce(last_archived_time, '-infinity')
                        then last_failed_wal end as last_failed
            from pg_stat_archiver
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
        List<Standby> standbys = OwnRows.all(connection, STANDBYS, ListReplication::standby);
        List<Slot> slots = OwnRows.all(connection, SLOTS, ListReplication::slot);
        return OwnRows.one(
                connection,
                SERVER,
                row ->
                        new Replication(
                                row.getBoolean("replica"),
                                standbys,
                                slots,
                                OwnRows.decimal(row, "delay"),
                                OwnRows.number(row, "slot_limit"),
                                row.getBoolean("archives") ? archiver(row) : null));
    }

    private static Archiver archiver(ResultSet row) throws SQLException {
        return new Archiver(
                row.getLong("archived_count"),
                row.getLong("failed_count"),
                row.getString("last_failed"));
    }

    private static Standby standby(ResultSet row) throws SQLException {
        return new Standby(
                row.getString("name"),
                row.getString("state"),
                OwnRows.decimal(row, "lag"),
                OwnRows.number(row, "lag_bytes"));
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(
                row.getString("name"),
                row.getString("slot_type"),
                row.getBoolean("active"),
                OwnRows.number(row, "retained"),
                row.getString("lost"),
                Rows.instant(row, "inactive_since"));
    }
}
