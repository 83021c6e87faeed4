package dev.dbguild.engine.postgres;

import dev.dbguild.engine.MeasuresCache;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Block hits and reads of user tables, from the statistics collector.
final class MeasureCache implements MeasuresCache {
    private static final String TOTALS =
            """
            select (select stats_reset from pg_stat_database where datname = current_database()) as since,
                   pg_size_bytes(current_setting('shared_buffers')) as cache_bytes,
                   coalesce(sum(heap_blks_hit), 0) as heap_hits,
                   coalesce(sum(heap_blks_read), 0) as heap_reads,
                   coalesce(sum(idx_blks_hit), 0) as index_hits,
                   coalesce(sum(idx_blks_read), 0) as index_reads
            from pg_statio_user_tables
            """;
    private static final String WORST =
            """
            select case when schemaname = 'public' then relname::text
                        else schemaname || '.' || relname end as name,
                   coalesce(heap_blks_hit, 0) + coalesce(idx_blks_hit, 0) as hits,
                   coalesce(heap_blks_read, 0) + coalesce(idx_blks_read, 0) as reads
            from pg_statio_user_tables
            where coalesce(heap_blks_read, 0) + coalesce(idx_blks_read, 0) > 0
            order by reads desc, name
            limit 10
            """;

    private final Sessions sessions;

    MeasureCache(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Cache measure(Target target) {
        return sessions.read(target, MeasureCache::read);
    }

    private static Cache read(Connection connection) throws SQLException {
        List<TableReads> worst = OwnRows.all(connection, WORST, MeasureCache::table);
        return OwnRows.one(connection, TOTALS, row -> cache(row, worst));
    }

    private static TableReads table(ResultSet row) throws SQLException {
        return new TableReads(row.getString("name"), row.getLong("hits"), row.getLong("reads"));
    }

    private static Cache cache(ResultSet row, List<TableReads> worst) throws SQLException {
        return new Cache(
                Rows.instant(row, "since"),
                row.getLong("cache_bytes"),
                row.getLong("heap_hits"),
                row.getLong("heap_reads"),
                row.getLong("index_hits"),
                row.getLong("index_reads"),
                worst);
    }
}
