package dev.dbguild.engine.postgres;

import dev.dbguild.engine.MeasuresTables;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Sizes from the files, counters from the statistics collector.
final class MeasureTables implements MeasuresTables {
    private static final String SQL =
            """
            select n.nspname, c.relname,
                   (select parent.relname from pg_inherits i join pg_class parent on parent.oid = i.inhparent
                    where i.inhrelid = c.oid and c.relispartition) as partition_of,
                   c.reltuples::bigint as row_estimate,
                   case when c.oid = any (shut.relations) then c.relpages::bigint * 8192
                        else coalesce(pg_total_relation_size(c.oid), 0) end as bytes,
                   case when c.oid = any (shut.relations) then c.relpages::bigint * 8192
                        else coalesce(pg_relation_size(c.oid), 0) end as heap_bytes,
                   case when c.oid = any (shut.relations) then 0
                        else coalesce(pg_indexes_size(c.oid), 0) end as index_bytes,
                   case when c.reltoastrelid = 0 or c.oid = any (shut.relations) then 0
                        else coalesce(pg_total_relation_size(c.reltoastrelid), 0) end as toast_bytes,
                   s.*,
                   greatest(s.last_vacuum, s.last_autovacuum) as vacuumed,
                   greatest(s.last_analyze, s.last_autoanalyze) as analyzed,
                   case when c.relfrozenxid = '0'::xid then 0 else age(c.relfrozenxid) end as xid_age,
                   exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary) as has_primary_key,
                   coalesce(o.own ->> 'autovacuum_enabled', 'true')::bool as upkept,
                   least(coalesce(o.own ->> 'autovacuum_vacuum_threshold', current_setting('autovacuum_vacuum_threshold'))::float8
                         + coalesce(o.own ->> 'autovacuum_vacuum_scale_factor', current_setting('autovacuum_vacuum_scale_factor'))::float8
                           * greatest(c.reltuples, 0),
                         nullif(coalesce(o.own ->> 'autovacuum_vacuum_max_threshold',
                                         current_setting('autovacuum_vacuum_max_threshold', true), '-1')::float8, -1)) as vacuum_from,
                   coalesce(o.own ->> 'autovacuum_analyze_threshold', current_setting('autovacuum_analyze_threshold'))::float8
                   + coalesce(o.own ->> 'autovacuum_analyze_scale_factor', current_setting('autovacuum_analyze_scale_factor'))::float8
                     * greatest(c.reltuples, 0) as analyze_from,
                   exists (select from pg_stat_progress_vacuum v where v.relid = c.oid) as being_vacuumed,
                   case when c.oid = any (shut.relations) then true
                        else pg_relation_size(c.oid) > c.relpages::bigint * 8192 end as grown
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_stat_user_tables s on s.relid = c.oid
            left join lateral (select jsonb_object_agg(option_name, option_value) as own
                               from pg_options_to_table(c.reloptions)) o on true
            cross join %s
            where c.relkind in ('r', 'm')
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                              and d.objid = c.oid and d.deptype = 'e')
            order by bytes desc, n.nspname, c.relname
            """;

    private final Sessions sessions;

    MeasureTables(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<TableMeasure> measure(Target target) {
        return sessions.read(target, MeasureTables::read);
    }

    private static List<TableMeasure> read(Connection connection) throws SQLException {
        return OwnRows.all(connection, SQL.replace("%s", Unlocked.ROW), MeasureTables::table);
    }

    private static TableMeasure table(ResultSet row) throws SQLException {
        return new TableMeasure(
                row.getString("nspname"),
                row.getString("relname"),
                row.getString("partition_of"),
                row.getLong("row_estimate"),
                row.getLong("bytes"),
                row.getLong("heap_bytes"),
                row.getLong("toast_bytes"),
                row.getLong("index_bytes"),
                row.getLong("seq_scan"),
                row.getLong("seq_tup_read"),
                row.getLong("idx_scan"),
                row.getLong("n_tup_ins"),
                row.getLong("n_tup_upd"),
                row.getLong("n_tup_hot_upd"),
                row.getLong("n_tup_del"),
                row.getLong("n_live_tup"),
                row.getLong("n_dead_tup"),
                row.getLong("n_mod_since_analyze"),
                Rows.instant(row, "vacuumed"),
                Rows.instant(row, "analyzed"),
                row.getLong("xid_age"),
                row.getBoolean("has_primary_key"),
                new Upkeep(
                        row.getBoolean("upkept"),
                        row.getDouble("vacuum_from"),
                        row.getDouble("analyze_from"),
                        row.getBoolean("being_vacuumed"),
                        row.getBoolean("grown")));
    }
}
