package dev.dbguild.engine.postgres;

import dev.dbguild.engine.MeasuresIndexes;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Scans since the counters began; the time of the last one from 16 on. An index of a partitioned table counts what its
/// parts count.
final class MeasureIndexes implements MeasuresIndexes {
    private static final String SQL =
            "select "
                    + Indexes.COLUMNS
                    + """
                    , coalesce(s.idx_scan, parts.scans, 0) as scans, %s as last_scan, t.reltuples::bigint as table_rows,
                    coalesce(ts.n_tup_ins + ts.n_tup_upd + ts.n_tup_del, 0) as table_writes, i.indisreplident,
                    exists (select from pg_stat_progress_create_index b join pg_locks l on l.pid = b.pid
                            where l.relation = t.oid and l.granted and l.mode = 'ShareUpdateExclusiveLock')
                    and not i.indisvalid as building
                    """
                    + Indexes.FROM.replace(
                            "where n.nspname",
                            """
                            left join pg_stat_user_indexes s on s.indexrelid = i.indexrelid
                            left join pg_stat_user_tables ts on ts.relid = t.oid
                            left join lateral (
                                select sum(x.idx_scan)::bigint as scans
                                from pg_partition_tree(i.indexrelid) p
                                join pg_stat_user_indexes x on x.indexrelid = p.relid
                            ) parts on ic.relkind = 'I'
                            where not ic.relispartition and n.nspname\
                            """)
                    + "/* unlocked i.indrelid */ order by n.nspname, t.relname, ic.relname";

    private final Sessions sessions;

    MeasureIndexes(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public IndexUsage measure(Target target) {
        return sessions.read(target, MeasureIndexes::read);
    }

    private static IndexUsage read(Connection connection) throws SQLException {
        String lastScan = Rows.major(connection) >= 16 ? "s.last_idx_scan" : "null::timestamptz";
        List<IndexMeasure> all =
                OwnRows.all(
                        connection,
                        Unlocked.only(SQL.replace("%s", lastScan)),
                        MeasureIndexes::index);
        return OwnRows.one(connection, SINCE, row -> usage(row, all));
    }

    private static final String SINCE =
            """
            select pg_is_in_recovery() as replica,
                   (select stats_reset from pg_stat_database where datname = current_database()) as since
            """;

    private static IndexUsage usage(ResultSet row, List<IndexMeasure> all) throws SQLException {
        Instant since = Rows.instant(row, "since");
        return new IndexUsage(since, row.getBoolean("replica"), all);
    }

    private static IndexMeasure index(ResultSet row) throws SQLException {
        return new IndexMeasure(
                Indexes.read(row),
                row.getLong("scans"),
                Rows.instant(row, "last_scan"),
                row.getLong("table_rows"),
                row.getLong("table_writes"),
                row.getBoolean("indisreplident"),
                row.getBoolean("building"));
    }
}
