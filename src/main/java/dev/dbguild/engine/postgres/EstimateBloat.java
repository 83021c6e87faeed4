package dev.dbguild.engine.postgres;

import dev.dbguild.engine.EstimatesBloat;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Dead rows from the statistics collector; wasted space from column widths and the row count, and from a look at the
/// pages of the worst tables where that is allowed.
final class EstimateBloat implements EstimatesBloat {
    private static final long WORTH_A_LOOK = 10L << 20;

    /// A heap page of 8 kB has 24 bytes of header, a row 23 bytes (and a null bitmap) of header and a 4-byte pointer,
    /// both parts aligned to 8 bytes. Each column is taken to end where the next one's alignment wants it, so that
    /// rows are rather reckoned too long than too short, and the waste too small than too great.
    private static final String SQL =
            """
            with aligned as (
                select a.attrelid, a.attname,
                       lead(case when a.attlen = -1 then 1
                                 else case a.attalign when 'd' then 8 when 'i' then 4 when 's' then 2 else 1 end end, 1, 1)
                           over (partition by a.attrelid order by a.attnum) as next_alignment
                from pg_attribute a
                join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'm')
                where a.attnum > 0 and not a.attisdropped
            ), width as (
                select s.schemaname, s.tablename, count(*) as columns,
                       sum((1 - s.null_frac) * ceil(s.avg_width::float8 / a.next_alignment) * a.next_alignment) as data,
                       max(s.null_frac) > 0 as has_nulls
                from pg_stats s
                join pg_namespace n on n.nspname = s.schemaname
                join pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
                join aligned a on a.attrelid = c.oid and a.attname = s.attname
                where not s.inherited
                group by s.schemaname, s.tablename
            ), sized as (
                select s.relid, s.schemaname, s.relname, s.n_live_tup as live, s.n_dead_tup as dead,
                       greatest(s.last_vacuum, s.last_autovacuum) as vacuumed,
                       case when c.oid = any (shut.relations) then c.relpages::bigint * 8192
                            else coalesce(pg_relation_size(s.relid), 0) end as heap,
                       coalesce((select option_value::int from pg_options_to_table(c.reloptions)
                                 where option_name = 'fillfactor'), 100) as fill,
                       case when w.columns = (select count(*) from pg_attribute a where a.attrelid = c.oid
                                              and a.attnum > 0 and not a.attisdropped) and s.n_live_tup > 0
                            then ceil((23 + case when w.has_nulls then (w.columns + 7) / 8 else 0 end) / 8.0) * 8
                                 + ceil(w.data / 8.0) * 8 + 4 end as row_bytes
                from pg_stat_user_tables s
                join pg_class c on c.oid = s.relid
                cross join %s
                left join width w on w.schemaname = s.schemaname and w.tablename = s.relname
                where c.relkind in ('r', 'm')
            ), wasted as (
                select *, greatest(0, heap - 8192 * ceil(live / greatest(1, floor((8192 - 24) * fill / 100.0
                          / row_bytes))))::bigint as wasted
                from sized
            )
            select relid::bigint as oid, schemaname, relname, live, dead, heap, wasted, vacuumed,
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

    private record Estimate(long oid, Bloat bloat) {
        boolean worthALook() {
            Long wasted = bloat.wastedBytes();
            return wasted != null
                    && wasted >= WORTH_A_LOOK
                    && bloat.heapBytes() <= PageLooks.LARGEST;
        }
    }

    @Override
    public List<Bloat> estimate(Target target) {
        return sessions.read(target, EstimateBloat::read);
    }

    private static List<Bloat> read(Connection connection) throws SQLException {
        List<Estimate> all =
                OwnRows.all(connection, SQL.replace("%s", Unlocked.ROW), EstimateBloat::estimate);
        List<Estimate> worst =
                all.stream().filter(Estimate::worthALook).limit(PageLooks.MOST).toList();
        List<Bloat> bloat = new ArrayList<>(all.stream().map(Estimate::bloat).toList());
        if (!worst.isEmpty()) {
            Optional<PageLooks> looks =
                    PageLooks.with(
                            connection,
                            "pgstattuple_approx",
                            "(approx_free_percent + dead_tuple_percent) / 100");
            if (looks.isPresent()) {
                look(looks.get(), all, worst, bloat);
            }
        }
        return bloat;
    }

    private static void look(
            PageLooks looks, List<Estimate> all, List<Estimate> worst, List<Bloat> bloat)
            throws SQLException {
        for (Estimate each : worst) {
            Optional<Double> share = looks.wasted(each.oid);
            share.ifPresent(seen -> bloat.set(all.indexOf(each), measured(each.bloat, seen)));
        }
    }

    private static Bloat measured(Bloat reckoned, double share) {
        return new Bloat(
                reckoned.schema(),
                reckoned.table(),
                reckoned.liveRows(),
                reckoned.deadRows(),
                reckoned.deadPercent(),
                reckoned.heapBytes(),
                (long) (share * reckoned.heapBytes()),
                100 * share,
                reckoned.lastVacuum(),
                true);
    }

    private static Estimate estimate(ResultSet row) throws SQLException {
        return new Estimate(row.getLong("oid"), bloat(row));
    }

    private static Bloat bloat(ResultSet row) throws SQLException {
        return new Bloat(
                row.getString("schemaname"),
                row.getString("relname"),
                row.getLong("live"),
                row.getLong("dead"),
                row.getDouble("dead_percent"),
                row.getLong("heap"),
                OwnRows.number(row, "wasted"),
                OwnRows.decimal(row, "wasted_percent"),
                Rows.instant(row, "vacuumed"),
                false);
    }
}
