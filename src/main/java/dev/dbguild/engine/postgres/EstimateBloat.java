package dev.dbguild.engine.postgres;

import dev.dbguild.engine.EstimatesBloat;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Dead rows from the statistics collector; wasted space from column widths and the row count.
final class EstimateBloat implements EstimatesBloat {
    /// A heap page of 8 kB has 24 bytes of header, a row 23 bytes (and a null bitmap) of header and a 4-byte pointer,
    /// both parts aligned to 8 bytes. Padding between columns is not known, so wasted space is a lower bound of the
    /// row size and an upper bound of the waste.
    private static final String SQL =
            """
            with width as (
                select schemaname, tablename, count(*) as columns,
                       sum((1 - null_frac) * avg_width) as data,
                       max(null_frac) > 0 as has_nulls
                from pg_stats
                where not inherited
                group by schemaname, tablename
            ), sized as (
                select s.relid, s.schemaname, s.relname, s.n_live_tup as live, s.n_dead_tup as dead,
                       greatest(s.last_vacuum, s.last_autovacuum) as vacuumed,
                       coalesce(pg_relation_size(s.relid), 0) as heap,
                       coalesce((select option_value::int from pg_options_to_table(c.reloptions)
                                 where option_name = 'fillfactor'), 100) as fill,
                       case when w.columns = (select count(*) from pg_attribute a where a.attrelid = c.oid
                                              and a.attnum > 0 and not a.attisdropped) and s.n_live_tup > 0
                            then ceil((23 + case when w.has_nulls then (w.columns + 7) / 8 else 0 end) / 8.0) * 8
                                 + ceil(w.data / 8.0) * 8 + 4 end as row_bytes
                from pg_stat_user_tables s
                join pg_class c on c.oid = s.relid
                left join width w on w.schemaname = s.schemaname and w.tablename = s.relname
                where c.relkind in ('r', 'm')
            ), wasted as (
                select *, greatest(0, heap - 8192 * ceil(live / greatest(1, floor((8192 - 24) * fill / 100.0
                          / row_bytes))))::bigint as wasted
                from sized
            )
            select schemaname, relname, live, dead, heap, wasted, vacuumed,
                   coalesce(100.0 * dead / nullif(live + dead, 0), 0) as dead_percent,
                   100.0 * wasted / nullif(heap, 0) as wasted_percent
            from wasted
            order by greatest(coalesce(100.0 * dead / nullif(live + dead, 0), 0) * heap / 100, wasted) desc nulls last,
                     schemaname, relname
            """;

    private final Sessions sessions;

    EstimateBloat(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Bloat> estimate(Target target) {
        return sessions.read(target, EstimateBloat::read);
    }

    private static List<Bloat> read(Connection connection) throws SQLException {
        return Rows.all(connection, SQL, EstimateBloat::bloat);
    }

    private static Bloat bloat(ResultSet row) throws SQLException {
        return new Bloat(
                row.getString("schemaname"),
                row.getString("relname"),
                row.getLong("live"),
                row.getLong("dead"),
                row.getDouble("dead_percent"),
                row.getLong("heap"),
                Rows.number(row, "wasted"),
                Rows.decimal(row, "wasted_percent"),
                Rows.instant(row, "vacuumed"));
    }
}
