package dev.dbguild.engine.postgres;

import dev.dbguild.engine.EstimatesIndexBloat;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Empty space of b-trees of 10 MB or more: from key widths and the row count, and from a look at the pages of the
/// worst where that is allowed.
final class EstimateIndexBloat implements EstimatesIndexBloat {
    /// A leaf page of 8 kB has 24 bytes of header and 16 at its end; an entry 8 bytes of header and a 4-byte pointer,
    /// its keys aligned to 8 bytes; inner pages add about 1 %. Equal keys share one entry from 13 on, so an index of
    /// few distinct keys needs less than is reckoned here: its waste is rather told too small than too great.
    private static final String SQL =
            """
            with large as (
                select i.indexrelid, i.indrelid, i.indnatts, i.indkey::int2[] as keys, n.nspname, ic.relname as index,
                       t.relname as table, ic.reltuples, ic.relpages::bigint * 8192 as bytes,
                       coalesce((select option_value::int from pg_options_to_table(ic.reloptions)
                                 where option_name = 'fillfactor'), 90) as fill
                from pg_index i
                join pg_class ic on ic.oid = i.indexrelid and ic.relkind = 'i' and ic.relpages >= 1280
                join pg_am am on am.oid = ic.relam and am.amname = 'btree'
                join pg_class t on t.oid = i.indrelid
                join pg_namespace n on n.oid = t.relnamespace
                where i.indisvalid and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and ic.reltuples >= 0
            ), keyed as (
                select l.indexrelid, sum(s.avg_width * (1 - s.null_frac)) as data,
                       count(s.avg_width) = max(l.indnatts) as known
                from large l
                join pg_attribute x on x.attrelid = l.indexrelid
                left join pg_attribute a on a.attrelid = l.indrelid and a.attnum = l.keys[x.attnum - 1] and a.attnum > 0
                left join pg_stats s on s.schemaname = l.nspname and not s.inherited
                     and s.tablename = case when a.attname is null then l.index else l.table end
                     and s.attname = coalesce(a.attname, x.attname)
                group by l.indexrelid
            ), needed as (
                select l.*, 1.01 * 8192 * ceil(l.reltuples
                       / greatest(1, floor((8192 - 40) * l.fill / 100.0 / (8 + 4 + ceil(k.data / 8.0) * 8)))) as needed
                from large l join keyed k using (indexrelid)
                where k.known
            )
            select indexrelid::bigint as oid, nspname, index, "table", bytes,
                   greatest(0, bytes - needed)::bigint as wasted
            from needed
            order by wasted desc, nspname, index
            """;

    private final Sessions sessions;

    EstimateIndexBloat(Sessions sessions) {
        this.sessions = sessions;
    }

    private record Estimate(long oid, IndexBloat bloat) {}

    @Override
    public List<IndexBloat> estimate(Target target) {
        return sessions.read(target, EstimateIndexBloat::read);
    }

    private static List<IndexBloat> read(Connection connection) throws SQLException {
        List<Estimate> all = OwnRows.all(connection, SQL, EstimateIndexBloat::estimate);
        Optional<PageLooks> looks =
                all.isEmpty()
                        ? Optional.empty()
                        : PageLooks.with(
                                connection,
                                "pgstatindex",
                                "greatest(0, 1 - avg_leaf_density / 90.0)");
        List<IndexBloat> bloat = new ArrayList<>();
        for (Estimate each : all) {
            boolean look = bloat.size() < PageLooks.MOST && each.bloat.bytes() <= PageLooks.LARGEST;
            bloat.add(look && looks.isPresent() ? seen(looks.get(), each) : each.bloat);
        }
        return bloat;
    }

    private static IndexBloat seen(PageLooks looks, Estimate each) throws SQLException {
        return looks.wasted(each.oid).map(share -> measured(each.bloat, share)).orElse(each.bloat);
    }

    private static IndexBloat measured(IndexBloat reckoned, double share) {
        return new IndexBloat(
                reckoned.schema(),
                reckoned.index(),
                reckoned.table(),
                reckoned.bytes(),
                (long) (share * reckoned.bytes()),
                100 * share,
                true);
    }

    private static Estimate estimate(ResultSet row) throws SQLException {
        long bytes = row.getLong("bytes");
        long wasted = row.getLong("wasted");
        return new Estimate(
                row.getLong("oid"),
                new IndexBloat(
                        row.getString("nspname"),
                        row.getString("index"),
                        row.getString("table"),
                        bytes,
                        wasted,
                        100.0 * wasted / Math.max(1, bytes),
                        false));
    }
}
